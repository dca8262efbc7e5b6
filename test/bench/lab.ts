import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type * as Embedded from '../../src/core/embedded/index.js';
import { SpawnedTalk } from '../harness/spawn-talk.js';
import { built } from '../harness/built.js';
import type { Pace } from './compare.js';
import { Newsroom, ownSecrets } from './newsroom.js';
import { Program, programFile } from './program.js';

export interface Services {
  readonly mongoUrl: string;
  readonly redisUrl: string;
}

export interface LabOptions {
  readonly pace: Pace;
  /** Whether the Talk processes write CPU profiles. */
  readonly profile: boolean;
  readonly log: (line: string) => void;
}

/** What all scenarios of a run share: engines and data in a temporary directory, and the processes to be ended. */
export class Lab {
  private readonly opened: (() => Promise<unknown>)[] = [];
  private newsroomOfThisRun?: Promise<Newsroom>;

  private constructor(
    readonly pace: Pace,
    private readonly isProfiled: boolean,
    readonly services: Services,
    readonly dataDir: string,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  static async open({ pace, profile, log }: LabOptions): Promise<Lab> {
    const dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-bench-'));
    const { acquireEmbeddedServices, embeddedServicesStopped } = await built<typeof Embedded>('core/embedded/index.js');
    const searchPath = process.env['PATH'];
    const lease = await acquireEmbeddedServices({ dataDir, needMongo: true, needRedis: true, searchPath, log });
    return new Lab(pace, profile, { mongoUrl: lease.mongoUrl!, redisUrl: lease.redisUrl! }, dataDir, async () => {
      await lease.release();
      await embeddedServicesStopped(dataDir);
      await rm(dataDir, { recursive: true, force: true });
    });
  }

  /** A Talk process of the built program that is ready; on the run's data unless `env` says otherwise. */
  async talk(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<SpawnedTalk> {
    const profiling: Record<string, string> = this.isProfiled
      ? { NODE_OPTIONS: `--import ${programFile('cpu-profile')}` }
      : {};
    const settings = { NODE_ENV: 'production', TALK_LOG_LEVEL: 'error', TALK_TRUST_PROXY: '1', ...profiling, ...env };
    const talk = await SpawnedTalk.spawn({ args, dataDir: this.dataDir, env: { ...ownSecrets, ...settings } });
    this.opened.push(() => talk.kill('SIGTERM'));
    await talk.ready();
    return talk;
  }

  async program<Facts>(name: string, options: object = {}): Promise<Program<Facts>> {
    const program = await Program.start<Facts>(name, options);
    this.onClose(() => program.close());
    return program;
  }

  onClose(close: () => Promise<unknown>): void {
    this.opened.push(close);
  }

  /** The people and stories of this run, made through Talk's own API on first use. */
  newsroom(): Promise<Newsroom> {
    this.newsroomOfThisRun ??= Newsroom.open(this.dataDir);
    return this.newsroomOfThisRun;
  }

  /** Ends what a scenario has started, the last first. */
  async tidy(): Promise<void> {
    for (const close of this.opened.splice(0).reverse()) await close();
  }

  async close(): Promise<void> {
    await this.tidy();
    await this.cleanUp();
  }
}
