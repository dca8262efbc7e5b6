import { type Provider } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import { randomUUID } from 'node:crypto';
import { ConfigModule } from '../../../src/core/config/config.module.js';
import { type Environment, loadConfig } from '../../../src/core/config/load-config.js';
import { ProcessPlan } from '../../../src/core/config/process-plan.js';
import { DatabaseModule } from '../../../src/core/database/database.module.js';
import { PubSubModule } from '../../../src/core/pubsub/pubsub.module.js';
import { type JobContract, type QueueName, queueNames } from '../../../src/core/queue/define-job.js';
import { QueueConsumerModule } from '../../../src/core/queue/queue-consumer.module.js';
import { QueueModule } from '../../../src/core/queue/queue.module.js';
import { RedisConnections } from '../../../src/core/redis/redis-connections.js';
import { RedisModule } from '../../../src/core/redis/redis.module.js';

/** A Redis database for this Jest worker alone: specs of other workers use the same server and the same queues. */
export function ownRedisUrl(): string {
  const url = new URL(process.env['TALK_TEST_REDIS_URL']!);
  url.pathname = `/${8 + (Number(process.env['JEST_WORKER_ID']) % 8)}`;
  return url.href;
}

export interface ProcessOptions {
  /** Queues to work off; none for a process that only adds jobs. */
  readonly queues?: readonly QueueName[];
  readonly jobs?: readonly JobContract[];
  readonly handlers?: readonly Provider[];
  readonly environment?: Environment;
}

/** One Talk with a Mongo database of its own and an empty Redis; each process of it is a Nest container. */
export class Newsroom {
  private readonly started = new Set<TestingModule>();
  private isFresh = true;
  private readonly mongoUrl = process.env['TALK_TEST_MONGO_URL']!.replace(/\/talk\?/, `/queue-${randomUUID()}?`);

  constructor(private readonly redisUrl: string = ownRedisUrl()) {}

  async start({ queues, jobs = [], handlers = [], environment }: ProcessOptions = {}): Promise<TestingModule> {
    const services = { mongoUrl: this.mongoUrl, redisUrl: this.redisUrl, isEmbedded: true };
    const plan = new ProcessPlan(['jobs'], queues ?? [], [], services);
    const testing = await Test.createTestingModule({
      imports: [
        ConfigModule.forProcess(loadConfig({ NODE_ENV: 'test', ...environment }), plan),
        DatabaseModule,
        RedisModule,
        PubSubModule,
        QueueModule.producer(),
        ...(queues === undefined ? [] : [QueueConsumerModule.forProcess(() => jobs)]),
      ],
      providers: [...handlers],
    }).compile();
    if (this.isFresh) await testing.get(RedisConnections).client.flushdb();
    this.isFresh = false;
    this.started.add(testing);
    await testing.init();
    return testing;
  }

  /** A process that works off every queue. */
  startWorker(options: Omit<ProcessOptions, 'queues'>): Promise<TestingModule> {
    return this.start({ ...options, queues: queueNames });
  }

  async stop(process: TestingModule): Promise<void> {
    this.started.delete(process);
    await process.close();
  }

  async close(): Promise<void> {
    for (const process of this.started) await this.stop(process);
  }
}

/** A promise that a test settles itself. */
export function signal(): { readonly promise: Promise<void>; readonly fire: () => void } {
  let fire = () => {};
  const promise = new Promise<void>((resolve) => (fire = resolve));
  return { promise, fire };
}
