import { setTimeout as delay } from 'node:timers/promises';
import type { SpawnedTalk } from '../harness/spawn-talk.js';
import type { Lab } from './lab.js';
import { MongoTap } from './mongo-tap.js';

/** Long beside everything else that answering takes, so that the answer's time divided by it counts round trips. */
const holdBackMs = 40;
/** Over more than the three seconds for which some things are remembered. */
const samples = 6;
const pauseMs = 600;

interface Sample {
  readonly names: readonly string[];
  readonly inSequence: number;
}

/** What an answer waits for, seen several times: some of it is remembered for seconds and not asked every time. */
export class RoundTrips {
  constructor(private readonly samples: readonly Sample[]) {}

  /** Commands in the leanest and in the dearest case, as `3` or `3 to 5`. */
  get commands(): string {
    return span(this.samples.map(({ names }) => names.length));
  }

  /** How many of them waited for the one before, in the same form. */
  get inSequence(): string {
    return span(this.samples.map(({ inSequence }) => inSequence));
  }

  get most(): number {
    return Math.max(...this.samples.map(({ names }) => names.length));
  }

  /** Which commands these are. */
  get description(): string {
    const [leanest] = [...this.samples].sort((one, other) => one.names.length - other.names.length);
    const always = leanest!.names;
    const seen = new Set(this.samples.flatMap(({ names }) => names.filter((name) => !always.includes(name))));
    return `always ${always.join(', ')}${seen.size > 0 ? `; now and then ${[...seen].join(', ')}` : ''}`;
  }
}

/** A web process whose MongoDB is reached through a tap. */
export class TappedTalk {
  private constructor(
    readonly talk: SpawnedTalk,
    private readonly tap: MongoTap,
  ) {}

  static async open(lab: Lab): Promise<TappedTalk> {
    const tap = await MongoTap.open(lab.services.mongoUrl);
    lab.onClose(() => tap.close());
    return new TappedTalk(await lab.talk(['serve'], { TALK_MONGO_URL: tap.mongoUrl }), tap);
  }

  /**
   * What one answer waits for, asked one at a time. Each answer of the database is held back: what Talk sends without
   * waiting for it is still unanswered when Talk has answered. Ask once beforehand to fill what is cached for ever.
   */
  async before(ask: () => Promise<unknown>): Promise<RoundTrips> {
    await ask();
    const seen: Sample[] = [];
    for (let sample = 0; sample < samples; sample += 1) {
      await delay(pauseMs);
      this.tap.holdBack(holdBackMs);
      const startedAt = performance.now();
      const commands = await this.tap.during(ask);
      const inSequence = Math.floor((performance.now() - startedAt) / holdBackMs);
      this.tap.holdBack(0);
      seen.push({ names: commands.filter(({ isAnswered }) => isAnswered).map(({ name }) => name), inSequence });
    }
    return new RoundTrips(seen);
  }
}

function span(counts: readonly number[]): string {
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return least === most ? String(least) : `${least} to ${most}`;
}
