import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import type * as ConfigModules from '../../../src/core/config/config.module.js';
import type * as LoadConfig from '../../../src/core/config/load-config.js';
import type * as ProcessPlans from '../../../src/core/config/process-plan.js';
import type * as DatabaseModules from '../../../src/core/database/database.module.js';
import type * as PubSubModules from '../../../src/core/pubsub/pubsub.module.js';
import type * as DefineJob from '../../../src/core/queue/define-job.js';
import type * as Handlers from '../../../src/core/queue/handles.js';
import type * as JobQueues from '../../../src/core/queue/job-queue.js';
import type * as QueueConsumerModules from '../../../src/core/queue/queue-consumer.module.js';
import type * as QueueModules from '../../../src/core/queue/queue.module.js';
import type * as RedisModules from '../../../src/core/redis/redis.module.js';
import { built } from '../../harness/built.js';
import { JobLoad } from '../job-load.js';
import { programOptions, ready } from '../program.js';

interface Options {
  readonly mongoUrl: string;
  readonly redisUrl: string;
  readonly concurrency: number;
}

const { ConfigModule } = await built<typeof ConfigModules>('core/config/config.module.js');
const { loadConfig } = await built<typeof LoadConfig>('core/config/load-config.js');
const { ProcessPlan } = await built<typeof ProcessPlans>('core/config/process-plan.js');
const { DatabaseModule } = await built<typeof DatabaseModules>('core/database/database.module.js');
const { PubSubModule } = await built<typeof PubSubModules>('core/pubsub/pubsub.module.js');
const { defineJob } = await built<typeof DefineJob>('core/queue/define-job.js');
const { Handles } = await built<typeof Handlers>('core/queue/handles.js');
const { JobQueue } = await built<typeof JobQueues>('core/queue/job-queue.js');
const { QueueConsumerModule } = await built<typeof QueueConsumerModules>('core/queue/queue-consumer.module.js');
const { QueueModule } = await built<typeof QueueModules>('core/queue/queue.module.js');
const { RedisModule } = await built<typeof RedisModules>('core/redis/redis.module.js');

const { mongoUrl, redisUrl, concurrency } = programOptions<Options>();
const config = loadConfig({ TALK_JOB_CONCURRENCY: String(concurrency) });
const plan = new ProcessPlan(['jobs'], ['review'], [], { mongoUrl, redisUrl, isEmbedded: true });

const noop = defineJob('bench.noop', {
  queue: 'review',
  payload: z.object({ n: z.number() }),
  attempts: 3,
  backoffMs: 1_000,
});

@Handles(noop)
class NoopHandler implements Handlers.JobHandler<{ n: number }> {
  async handle(): Promise<Handlers.JobOutcome> {
    load.finished();
    return 'done';
  }
}

class JobsBenchModule {}

/** What a jobs process has for its queues, with one job that does nothing. */
const container = {
  module: JobsBenchModule,
  imports: [
    ConfigModule.forProcess(config, plan),
    DatabaseModule,
    RedisModule,
    PubSubModule,
    QueueModule.producer(),
    QueueConsumerModule.forProcess(() => [noop]),
  ],
  providers: [NoopHandler],
};
const app = await NestFactory.createApplicationContext(container, { logger: ['error', 'warn'], abortOnError: false });
const queue = app.get(JobQueue);
let n = 0;
const load = new JobLoad(() => queue.add(noop, { n: n++ }));

ready({}, { run: (milliseconds: number) => load.run(milliseconds) });
