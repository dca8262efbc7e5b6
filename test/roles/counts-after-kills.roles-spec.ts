import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Random } from '../../src/features/demo/newsroom/random.js';
import { GraphqlClient, type SignInAnswer, signUpMutation } from '../harness/graphql.js';
import { storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { type Cast, RandomActs } from '../harness/random-acts.js';
import { RandomLife, Unanswered } from '../harness/random-life.js';
import { SpawnedTalk } from '../harness/spawn-talk.js';

const installMutation = `mutation Install($input: InstallInput!) { install(input: $input) { token nextURL } }`;
const kills = 6;
const casts = 3;
/** Well under a minute on a machine that does nothing else. */
const withinMs = 240_000;
const origin = 'https://news.example';

type Victim = 'web' | 'jobs' | 'everything';

/** A web and a jobs process on embedded services of their own, under load and killed again and again. */
describe('after kill -9 of web, jobs and data services', () => {
  const seed = process.env['TALK_TEST_SEED'] ?? String(Date.now());
  const random = Random.from('kills', seed);
  let dataDir: string;
  let web: SpawnedTalk;
  let jobs: SpawnedTalk;
  let up: Promise<void>;
  let isOver = false;
  let isGone = false;
  const lives: { life: RandomLife; cast: Cast; authorID: string }[] = [];
  let editor: GraphqlClient;

  const spawn = (args: readonly string[]) => SpawnedTalk.spawn({ args, dataDir });
  const startWeb = async () => {
    web = await spawn(['serve']);
    await web.ready();
  };
  const startJobs = async () => {
    jobs = await spawn(['serve', '--no-web', '--jobs']);
    await jobs.ready();
  };
  const cli = async (...args: string[]) => {
    const command = await spawn(args);
    return { code: await command.exit(), said: command.lines.join('\n') };
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-kills-'));
    await Promise.all([startWeb(), startJobs()]);
    up = Promise.resolve();
    await install();
  });
  afterAll(async () => {
    isGone = true;
    for (const talk of [web, jobs]) await talk.kill('SIGKILL');
    await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  /** The clients' addresses change with each start of the web process; who is behind them does not. */
  const here = ({ author, reader, moderator }: Cast): Cast => ({
    author: author.at(`${web.url}/api/graphql`),
    reader: reader.at(`${web.url}/api/graphql`),
    moderator: moderator.at(`${web.url}/admin/api/graphql`),
  });

  async function install(): Promise<void> {
    const code = /code=(\S+)/.exec(await web.line(/\/admin\/install#code=/))![1];
    const person = { username: 'editor', email: 'editor@example.org', password: 'correct horse battery' };
    const input = { code, siteName: 'Test Times', origins: [origin], ...person };
    const admin = new GraphqlClient(`${web.url}/admin/api/graphql`);
    const { install: installed } = await admin.run<{ install: { token: string } }>(installMutation, { input });
    editor = admin.as(installed.token);
    const guest = new GraphqlClient(`${web.url}/api/graphql`);
    const story = async (name: string) =>
      (await guest.run<StoryAnswer>(storyQuery, { url: `${origin}/${name}` })).story.id;
    const signUp = async (username: string) => {
      const account = { username, email: `${username}@example.org`, password: 'correct horse battery' };
      const { token } = (await guest.run<{ signUp: SignInAnswer }>(signUpMutation, { input: account })).signUp;
      return guest.as(token);
    };
    const shared = await story('shared');
    for (let number = 1; number <= casts; number += 1) {
      const cast = { author: await signUp(`author_${number}`), reader: await signUp(`reader_${number}`) };
      const { viewer } = await cast.author.run<{ viewer: { id: string } }>('{ viewer { id } }');
      const own = await story(`own-${number}`);
      const life = new RandomLife(new RandomActs(Random.from(seed, number), `Author ${number}`, own, shared));
      lives.push({ life, cast: { ...cast, moderator: editor }, authorID: viewer.id });
    }
  }

  async function kill(victim: Victim): Promise<void> {
    const services = await web.servicesPid();
    if (victim !== 'jobs') await web.kill('SIGKILL');
    if (victim !== 'web') await jobs.kill('SIGKILL');
    if (victim === 'everything') process.kill(services, 'SIGKILL');
    await Promise.all([victim === 'jobs' ? undefined : startWeb(), victim === 'web' ? undefined : startJobs()]);
  }

  it(
    `every acknowledged act is there once, and every counter is right (seed ${seed})`,
    async () => {
      let acts = 0;
      const waiting: { at: number; go: () => void }[] = [];
      const acted = () => {
        acts += 1;
        for (const { at, go } of waiting) if (acts >= at) go();
      };
      const live = async ({ life, cast }: (typeof lives)[number]) => {
        while (!isGone && (!isOver || life.isWaiting)) {
          await up;
          await life.step(here(cast)).then(acted, (error: unknown) => {
            if (!(error instanceof Unanswered)) throw error;
          });
        }
      };
      const everybody = Promise.all(lives.map(live));
      for (let number = 0; number < kills; number += 1) {
        const at = acts + 15 + random.below(40);
        await Promise.race([everybody, new Promise<void>((go) => waiting.push({ at, go }))]);
        const victim = random.weighted<Victim>([
          ['web', 2],
          ['jobs', 2],
          ['everything', 1],
        ]);
        up = kill(victim);
        await up;
      }
      isOver = true;
      await everybody;

      await eventually(async () => {
        for (const { life, cast } of lives) expect(await life.mismatches(here(cast))).toEqual([]);
      });
      for (const { life, cast, authorID } of lives) {
        const { stored, acknowledged } = await life.written(here(cast), authorID);
        expect(stored).toEqual(acknowledged);
      }
      expect(await cli('counts', 'verify')).toMatchObject({ code: 0 });
      expect(await cli('ledger', 'verify')).toMatchObject({
        code: 0,
        said: expect.stringMatching(/all right/) as string,
      });
    },
    withinMs,
  );
});

/** Tries until it passes: sweeps of another process do the work, and nothing tells us when. */
async function eventually(attempt: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + 90_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
