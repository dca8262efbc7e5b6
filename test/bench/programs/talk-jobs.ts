import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { built } from '../built.js';
import { JobLoad } from '../job-load.js';
import { programOptions, ready } from '../program.js';

const { ConfigModule } =
  await built<typeof import('../../../src/core/config/config.module.js')>('core/config/config.module.js');
const { loadConfig } = await built<typeof import('../../../src/core/config/load-config.js')>('core/config/load-config.js');
const { ProcessPlan } =
  await built<typeof import('../../../src/core/config/process-plan.js')>('core/config/process-plan.js');
const { DatabaseModule } =
  await built<typeof import('../../../src/core/database/database.module.js')>('core/database/database.module.js');
const { PubSubModule } =
  await built<typeof import('../../../src/core/pubsub/pubsub.module.js')>('core/pubsub/pubsub.module.js');
const { defineJob } = await built<typeof import('../../../src/core/queue/define-job.js')>('core/queue/define-job.js');
const { Handles } = await built<typeof import('../../../src/core/queue/handles.js')>('core/queue/handles.js');
const { JobQueue } = await built<typeof import('../../../src/core/queue/job-queue.js')>('core/queue/job-queue.js');
const { QueueModule } =
  await built<typeof import('../../../src/core/queue/queue.module.js')>('core/queue/queue.module.js');
const { RedisModule } =
  await built<typeof import('../../../src/core/redis/redis.module.js')>('core/redis/redis.module.js');

const { mongoUrl, redisUrl, concurrency } = programOptions<{
  mongoUrl: string;
  redisUrl: string;
  concurrency: number;
}>();
const config = loadConfig({ TALK_JOB_CONCURRENCY: String(concurrency) });
const plan = new ProcessPlan(['jobs'], ['review'], [], { mongoUrl, redisUrl, isEmbedded: true });

const noop = defineJob('bench.noop', {
  queue: 'review',
  payload: z.object({ n: z.number() }),
  attempts: 3,
  backoffMs: 1_000,
});

class NoopHandler {
  async handle(): Promise<'done'> {
    load.finished();
    return 'done';
  }
}
Handles(noop)(NoopHandler);

class JobsBench {}

const app = await NestFactory.createApplicationContext(
  {
    module: JobsBench,
    imports: [
      ConfigModule.forProcess(config, plan),
      DatabaseModule,
      RedisModule,
      PubSubModule,
      QueueModule.producer(),
      QueueModule.consumer(() => [noop]),
    ],
    providers: [NoopHandler],
  },
  { logger: ['error', 'warn'], abortOnError: false },
);
const queue = app.get(JobQueue);
let n = 0;
const load = new JobLoad(() => queue.add(noop, { n: n++ }));

ready({}, { run: (milliseconds: number) => load.run(milliseconds) });
