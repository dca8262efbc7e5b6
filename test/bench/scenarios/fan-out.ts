import { setTimeout as delay } from 'node:timers/promises';
import { compare, type Contender } from '../compare.js';
import { documentId, readPath } from '../documents.js';
import { commentBody, type Reader } from '../newsroom.js';
import type { Program } from '../program.js';
import type { Arrivals, AudienceOptions } from '../programs/audience.js';
import { figure, type Row } from '../report.js';
import type { Scenario } from '../scenario.js';
import { median } from '../statistics.js';

const sockets = 500;
/** Comments a second: 10,000 deliveries, well within what one process can do. */
const pacePerSecond = 20;
const burst = 30;

/** A comment appears on every open page. */
export const fanOut: Scenario = {
  name: 'fan-out',
  title: `one story open on ${sockets} sockets while readers post; bare: ws sends the same bytes to as many`,
  run: async (lab) => {
    const newsroom = await lab.newsroom();
    const storyID = await newsroom.story('live');
    const web = await lab.talk(['serve']);
    const live = await lab.talk(['serve', '--no-web', '-w']);
    const audience = (options: AudienceOptions) => lab.program('audience', options);

    const post = poster(web.url, storyID, newsroom.readers);
    const talkAudience = await audience({
      url: `${live.url.replace(/^http/, 'ws')}/api/graphql/live`,
      sockets,
      subscription: {
        query: '',
        variables: { storyID, after: await lastEventID(web.url, storyID) },
        extensions: { documentId: documentId('StreamChanged') },
      },
    });
    const first = now();
    await post();
    await talkAudience.ask<Arrivals>('arrivals', [first]);
    const message = await talkAudience.ask<string>('sample');

    const bare = await lab.program<{ url: string }>('broadcast');
    const bareAudience = await audience({ url: bare.facts.url.replace(/^http/, 'ws'), sockets });
    const broadcast = () => bare.ask('broadcast', message);

    const sides = { talk: new Side(post, talkAudience), bare: new Side(broadcast, bareAudience) };
    const pids = { talk: live.child.pid!, bare: bare.pid };
    const contender = (side: 'talk' | 'bare', way: 'paced' | 'atOnce'): Contender => ({
      pid: pids[side],
      run: (milliseconds) => sides[side][way](milliseconds),
    });
    const paced = await compare(contender('talk', 'paced'), contender('bare', 'paced'), lab.pace);
    const delays = { talk: sides.talk.delays(), bare: sides.bare.delays() };
    const atOnce = await compare(contender('talk', 'atOnce'), contender('bare', 'atOnce'), lab.pace);
    const cpuMicros = (cpuMs: number) => figure(cpuMs * 1_000);
    const delayRow = (name: 'p50' | 'p99'): Row => ({
      figure: `ms from posting to delivery, ${name} (bare: from sending)`,
      talk: figure(delays.talk[name]),
      bare: figure(delays.bare[name]),
    });
    return [
      {
        figure: `CPU µs a delivered message, ${pacePerSecond} comments a second`,
        talk: cpuMicros(paced.talk.cpuMs),
        bare: cpuMicros(paced.bare.cpuMs),
        ratio: paced.cost,
        aim: { atMost: 2 },
      },
      delayRow('p50'),
      delayRow('p99'),
      {
        figure: `messages delivered a second, ${burst} comments at once`,
        talk: figure(atOnce.talk.perSecond),
        bare: figure(atOnce.bare.perSecond),
        ratio: atOnce.speed,
      },
    ];
  },
};

/** Something that sends one message to an audience, and the audience. */
class Side {
  private readonly seen: Arrivals[] = [];

  constructor(
    private readonly send: () => Promise<unknown>,
    private readonly audience: Program<unknown>,
  ) {}

  async paced(milliseconds: number) {
    const sentAt: number[] = [];
    const startedAt = now();
    while (now() - startedAt < milliseconds) {
      sentAt.push(now());
      await this.send();
      await delay(startedAt + (sentAt.length * 1_000) / pacePerSecond - now());
    }
    const arrivals = await this.audience.ask<Arrivals>('arrivals', sentAt);
    this.seen.push(arrivals);
    return { operations: arrivals.deliveries, seconds: (arrivals.lastAt - startedAt) / 1_000 };
  }

  async atOnce() {
    const startedAt = now();
    await Promise.all(Array.from({ length: burst }, () => this.send()));
    const arrivals = await this.audience.ask<Arrivals>('arrivals', Array(burst).fill(startedAt));
    return { operations: arrivals.deliveries, seconds: (arrivals.lastAt - startedAt) / 1_000 };
  }

  /** Of the paced rounds so far, the first left out: it warmed up. */
  delays(): { readonly p50: number; readonly p99: number } {
    const [, ...rounds] = this.seen;
    return { p50: median(rounds.map(({ p50 }) => p50)), p99: median(rounds.map(({ p99 }) => p99)) };
  }
}

/** With it a socket that subscribes late gets what it has missed: the first message can be waited for. */
async function lastEventID(url: string, id: string): Promise<string> {
  const answer = await fetch(url + readPath('StoryStream', { id, orderBy: 'CREATED_AT_DESC', first: 1 }));
  return ((await answer.json()) as { data: { story: { lastEventID: string } } }).data.story.lastEventID;
}

function poster(url: string, storyID: string, readers: readonly Reader[]): () => Promise<void> {
  let posts = 0;
  return async () => {
    const { token, address } = readers[posts % readers.length]!;
    const variables = { input: { storyID, body: commentBody(posts++) } };
    const response = await fetch(`${url}/api/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-forwarded-for': address },
      body: JSON.stringify({ documentId: documentId('CreateComment'), variables }),
    });
    const answer = await response.text();
    if (!answer.startsWith('{"data":{"createComment":{')) throw new Error(`A comment was refused: ${answer}`);
  };
}

/** Milliseconds since 1970, finer than Date.now(). */
function now(): number {
  return performance.timeOrigin + performance.now();
}
