import { randomUUID } from 'node:crypto';
import type { DynamicModule, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { Clock } from '../../../src/core/clock/clock.js';
import { ConfigModule } from '../../../src/core/config/config.module.js';
import { loadConfig, type Environment } from '../../../src/core/config/load-config.js';
import { ProcessPlan, type RoleName, type SurfaceName } from '../../../src/core/config/process-plan.js';
import { DatabaseModule } from '../../../src/core/database/database.module.js';
import { PubSubModule } from '../../../src/core/pubsub/pubsub.module.js';
import { HealthModule } from '../../../src/core/health/health.module.js';
import { HealthRegistry } from '../../../src/core/health/health-registry.js';
import { Metrics } from '../../../src/core/health/metrics.js';
import type { QueueName } from '../../../src/core/queue/define-job.js';
import { QueueModule } from '../../../src/core/queue/queue.module.js';
import { RedisModule } from '../../../src/core/redis/redis.module.js';

/** Stands still until it is told to move. */
export class MovableClock extends Clock {
  private time = new Date('2026-03-01T12:00:00Z').getTime();

  override now(): Date {
    return new Date(this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

export interface ProcessOptions {
  readonly roles: readonly RoleName[];
  readonly queues?: readonly QueueName[];
  readonly surfaces?: readonly SurfaceName[];
  readonly environment?: Environment;
  readonly isEmbedded?: boolean;
  readonly redisUrl?: string;
  /** What the roles add. */
  readonly imports?: readonly (Type | DynamicModule)[];
}

/** One Talk with a database of its own; each process of it is a Nest container. */
export class Newsroom {
  readonly clock = new MovableClock();
  private readonly mongoUrl = process.env['TALK_TEST_MONGO_URL']!.replace(/\/talk\?/, `/health-${randomUUID()}?`);
  private readonly started: TestingModule[] = [];

  async start(options: ProcessOptions): Promise<TestingModule> {
    const { roles, queues = [], surfaces = ['public', 'admin'], environment = {}, isEmbedded = true } = options;
    const redisUrl = options.redisUrl ?? process.env['TALK_TEST_REDIS_URL']!;
    const plan = new ProcessPlan(roles, queues, surfaces, { mongoUrl: this.mongoUrl, redisUrl, isEmbedded });
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.forProcess(loadConfig({ NODE_ENV: 'test', ...environment }), plan),
        DatabaseModule,
        RedisModule,
        PubSubModule,
        QueueModule.producer(),
        ...(options.imports ?? []),
        HealthModule.forProcess({ registry: new HealthRegistry({ cacheMs: 0 }), metrics: new Metrics() }),
      ],
    })
      .overrideProvider(Clock)
      .useValue(this.clock)
      .compile();
    this.started.push(testing);
    await testing.init();
    this.clock.advance(1);
    testing.get(HealthRegistry).setPhase('running');
    return testing;
  }

  async close(): Promise<void> {
    for (const testing of this.started.splice(0)) await testing.close();
  }
}
