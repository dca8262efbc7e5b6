import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type * as Embedded from '../../src/core/embedded/index.js';
import { built } from '../harness/built.js';
import { SpawnedTalk } from '../harness/spawn-talk.js';

/** The demo articles that readers talk most, and second most, about. */
const slugs = { busiest: 'night-trains-return', busy: 'library-of-things' } as const;
/** Somewhat more than half of them are readers' comments on the busiest article. */
const comments = 22_000;

/** The built Talk as `npm start` runs it, on an empty data folder, with the newsroom of `talk demo` in it. */
export class DemoTalk {
  private constructor(
    private readonly talk: SpawnedTalk,
    private readonly dataDir: string,
  ) {}

  static async start(): Promise<DemoTalk> {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-budget-'));
    const talk = new DemoTalk(await SpawnedTalk.spawn({ args: ['start'], dataDir }), dataDir);
    try {
      await talk.talk.ready();
      await talk.fill();
    } catch (error) {
      await talk.stop();
      throw error;
    }
    return talk;
  }

  get origin(): string {
    return this.talk.url;
  }

  /** @param article the busiest has more than 10,000 comments */
  articleUrl(article: keyof typeof slugs): string {
    return `${this.origin}/demo/${slugs[article]}`;
  }

  async stop(): Promise<void> {
    await this.talk.kill('SIGTERM');
    const { embeddedServicesStopped } = await built<typeof Embedded>('core/embedded/index.js');
    await embeddedServicesStopped(this.dataDir);
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private async fill(): Promise<void> {
    const demo = await SpawnedTalk.spawn({
      args: ['demo', '--comments', `${comments}`, '--stories', '0'],
      dataDir: this.dataDir,
      env: { TALK_ROOT_URL: this.origin },
    });
    if ((await demo.exit()) !== 0) throw new Error(`talk demo failed:\n${demo.lines.join('\n')}`);
  }
}
