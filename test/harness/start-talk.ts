import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Redis } from 'ioredis';
import { AppModule } from '../../src/app.module.js';
import { Clock } from '../../src/core/clock/clock.js';
import { loadConfig } from '../../src/core/config/load-config.js';
import {
  ProcessPlan,
  type RoleName,
  roleNames,
  type SurfaceName,
  surfaceNames,
} from '../../src/core/config/process-plan.js';
import { Database } from '../../src/core/database/database.js';
import { BackgroundWork } from '../../src/core/events/background-work.js';
import { HealthRegistry } from '../../src/core/health/health-registry.js';
import { Metrics } from '../../src/core/health/metrics.js';
import { configureHttp, httpApplicationOptions } from '../../src/core/http/http-application.js';
import { type QueueName, queueNames } from '../../src/core/queue/define-job.js';
import { QueueWatch } from '../../src/core/queue/queue-watch.js';
import { freePort } from './free-port.js';
import { TestClock } from './test-clock.js';

/** `one`: all roles in one container. `three`: one container a role, as three processes would be. */
export type Topology = 'one' | 'three';
export const topologies: readonly Topology[] = ['one', 'three'];
/** What a spec runs in that does not say: the Jest project `split` runs those of moderation once more, in three. */
const usualTopology: Topology = process.env['TALK_TEST_TOPOLOGY'] === 'three' ? 'three' : 'one';

export interface StartOptions {
  readonly topology?: Topology;
  /** Roles of each container; overrides `topology`. */
  readonly roles?: readonly (readonly RoleName[])[];
  readonly surfaces?: readonly SurfaceName[];
  readonly queues?: readonly QueueName[];
  readonly env?: Readonly<Record<string, string>>;
  /** Further modules of the container with the role web, such as what a command uses. */
  readonly modules?: readonly Type[];
}

interface Part {
  readonly roles: readonly RoleName[];
  readonly app: INestApplicationContext;
  /** Undefined for a container that opens no port. */
  readonly url?: string;
  readonly registry: HealthRegistry;
}

/** A whole Talk for one test: a database and a Redis keyspace of its own, on the run's shared engines. */
export class TestTalk {
  constructor(
    readonly parts: readonly Part[],
    readonly clock: TestClock,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** Base URL of the container with this role. */
  url(role: RoleName): string {
    return this.part(role).url!;
  }

  get<T>(type: abstract new (...args: never[]) => T, role?: RoleName): T {
    const { app } = role ? this.part(role) : this.parts[0]!;
    return app.get(type as never, { strict: false });
  }

  /** Waits until everything that follows the answers given so far has happened: counters, live log, enqueues, jobs. */
  async settled(): Promise<void> {
    await this.background();
    if (this.parts.some(({ roles }) => roles.includes('jobs'))) {
      await this.get(QueueWatch, 'jobs').whenIdle();
      await this.background();
    }
  }

  async stop(): Promise<void> {
    for (const { app } of this.parts) await app.close();
    await this.cleanUp();
  }

  private async background(): Promise<void> {
    for (const { app } of this.parts) await app.get(BackgroundWork, { strict: false }).settled();
  }

  private part(role: RoleName): Part {
    const found = this.parts.find(({ roles }) => roles.includes(role));
    if (!found) throw new Error(`No container of this test has the role ${role}.`);
    return found;
  }
}

export async function startTalk(options: StartOptions = {}): Promise<TestTalk> {
  const { topology = usualTopology, surfaces = surfaceNames, queues = queueNames } = options;
  const containers = options.roles ?? (topology === 'one' ? [roleNames] : roleNames.map((role) => [role]));
  const services = await freshServices();
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'talk-data-'));
  const clock = new TestClock();
  const ports = await Promise.all(containers.map(() => freePort()));
  const webPort =
    ports[
      Math.max(
        0,
        containers.findIndex((roles) => roles.includes('web')),
      )
    ]!;
  const parts: Part[] = [];
  for (const [index, roles] of containers.entries()) {
    const port = ports[index]!;
    const config = loadConfig({
      NODE_ENV: 'test',
      TALK_PORT: String(port),
      TALK_HOST: '127.0.0.1',
      TALK_ROOT_URL: `http://127.0.0.1:${roles.includes('web') ? webPort : port}`,
      TALK_DATA_DIR: dataDir,
      TALK_RATE_LIMIT_FACTOR: '100',
      TALK_LOG_LEVEL: 'error',
      ...options.env,
    });
    const plan = new ProcessPlan(roles, roles.includes('jobs') ? queues : [], surfaces, services);
    const registry = new HealthRegistry();
    const more = roles.includes('web') ? options.modules : undefined;
    const module = await AppModule.forRoles(config, plan, { registry, metrics: new Metrics() }, more);
    const builder = Test.createTestingModule({ imports: [module] })
      .overrideProvider(Clock)
      .useValue(clock);
    const compiled = await builder.compile();
    const speaksHttp = roles.includes('web') || roles.includes('websockets');
    if (!speaksHttp) {
      await compiled.init();
      await compiled.get(Database).ensureIndexes();
      parts.push({ roles, app: compiled, registry });
      continue;
    }
    const app = compiled.createNestApplication<NestExpressApplication>(new ExpressAdapter(), {
      ...httpApplicationOptions,
      logger: ['error', 'warn'],
    });
    configureHttp(app);
    await app.init();
    await app.get(Database).ensureIndexes();
    await app.listen(port, '127.0.0.1');
    const address = app.getHttpServer().address() as AddressInfo;
    parts.push({ roles, app, registry, url: `http://127.0.0.1:${address.port}` });
  }
  return new TestTalk(parts, clock, () => rm(dataDir, { recursive: true, force: true }));
}

/** A database of this test's own, and this Jest worker's own Redis keyspace, emptied. */
async function freshServices() {
  const mongo = new URL(process.env['TALK_TEST_MONGO_URL']!);
  mongo.pathname = `/talk_${randomBytes(6).toString('hex')}`;
  const redis = new URL(process.env['TALK_TEST_REDIS_URL']!);
  redis.pathname = `/${process.env['JEST_WORKER_ID'] ?? '1'}`;
  const client = new Redis(redis.href);
  await client.flushdb();
  await client.quit();
  return { mongoUrl: mongo.href, redisUrl: redis.href, isEmbedded: true };
}
