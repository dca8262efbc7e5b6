import { randomUUID } from 'node:crypto';
import { getConnectionToken } from '@nestjs/mongoose';
import { Test, type TestingModule } from '@nestjs/testing';
import type { Connection } from 'mongoose';
import { AppModule } from '../../../src/app.module.js';
import { Clock } from '../../../src/core/clock/clock.js';
import { loadConfig } from '../../../src/core/config/load-config.js';
import { ProcessPlan } from '../../../src/core/config/process-plan.js';
import { HealthRegistry } from '../../../src/core/health/health-registry.js';
import { Metrics } from '../../../src/core/health/metrics.js';
import {
  type DemoAccounts,
  demoAccounts,
  DemoAccountsService,
  Newsroom,
  NewsroomModule,
  type NewsroomSize,
  type Progress,
} from '../../../src/features/demo/newsroom/index.js';
import { InstallModule, InstallService } from '../../../src/features/install/index.js';

export const silent: Progress = { begin: () => undefined, advance: () => undefined, end: () => undefined };

const rootUrl = 'http://localhost:3000';
const collections = ['comments', 'users', 'user_keys', 'stories', 'sites', 'installations'] as const;

type Documents = Record<string, unknown>[];

class StoppedClock extends Clock {
  constructor(public time: Date) {
    super();
  }

  override now(): Date {
    return this.time;
  }
}

/** A set-up Talk without roles and with a database of its own, as `talk demo` starts one. */
export class DemoTalk {
  private constructor(
    private readonly app: TestingModule,
    readonly clock: StoppedClock,
  ) {}

  static async start(now = new Date('2026-10-01T12:00:00Z')): Promise<DemoTalk> {
    const mongo = new URL(process.env['TALK_TEST_MONGO_URL']!);
    mongo.pathname = `/demo-${randomUUID()}`;
    const services = { mongoUrl: mongo.href, redisUrl: process.env['TALK_TEST_REDIS_URL']!, isEmbedded: true };
    const config = loadConfig({ NODE_ENV: 'test', TALK_ROOT_URL: rootUrl, TALK_LOG_LEVEL: 'error' });
    const health = { registry: new HealthRegistry(), metrics: new Metrics() };
    const plan = new ProcessPlan([], [], ['public', 'admin'], services);
    const clock = new StoppedClock(now);
    const app = await Test.createTestingModule({
      imports: [await AppModule.forRoles(config, plan, health, [InstallModule, NewsroomModule])],
    })
      .overrideProvider(Clock)
      .useValue(clock)
      .compile();
    await app.init();
    const talk = new DemoTalk(app, clock);
    const { admin } = demoAccounts('known');
    await talk.get(InstallService).install({ ...admin, siteName: 'Courier', origins: [rootUrl] });
    return talk;
  }

  get<T>(type: abstract new (...args: never[]) => T): T {
    return this.app.get<T>(type, { strict: false });
  }

  ensureAccounts(): Promise<DemoAccounts> {
    return this.get(DemoAccountsService).ensure(demoAccounts('known'));
  }

  async fill(size: NewsroomSize, progress = silent) {
    return this.get(Newsroom).fill(size, await this.ensureAccounts(), progress);
  }

  async documents<T extends object>(collection: (typeof collections)[number]): Promise<T[]> {
    const connection = this.app.get<Connection>(getConnectionToken(), { strict: false });
    return (await connection.db!.collection(collection).find().sort({ _id: 1 }).toArray()) as unknown as T[];
  }

  /** Everything that `talk demo` writes. */
  async everything(): Promise<Record<string, Documents>> {
    const entries = collections.map(async (name) => [name, await this.documents<Documents[number]>(name)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  async stop(): Promise<void> {
    const connection = this.app.get<Connection>(getConnectionToken(), { strict: false });
    await connection.dropDatabase();
    await this.app.close();
  }
}
