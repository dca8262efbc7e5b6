import { BullModule } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import { RedisConnections } from '../redis/redis-connections.js';
import { bullOptions, bullQueuesProvider } from './bull-queues.js';
import { deadLetterModel } from './dead-letter.schema.js';
import { DeadLetters } from './dead-letters.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { queueNames } from './define-job.js';
import { JobQueue } from './job-queue.js';
import { QueueAdmin } from './queue-admin.js';
import { QueueWatch } from './queue-watch.js';

/**
 * Background jobs, for every role. Only the jobs role adds `QueueConsumerModule`, and that is all that makes a process
 * work off queues. Needs the global configuration, database and Redis modules.
 */
@Module({
  imports: [
    deadLetterModel,
    BullModule.registerQueueAsync(
      ...queueNames.map((name) => ({
        name,
        inject: [RedisConnections],
        useFactory: (connections: RedisConnections) => bullOptions(name, connections),
      })),
    ),
  ],
  providers: [bullQueuesProvider, QueueWatch, JobQueue, DeadLettersRepository, DeadLetters, QueueAdmin],
  exports: [bullQueuesProvider, JobQueue, DeadLettersRepository, DeadLetters, QueueAdmin],
})
export class QueueModule {
  /** Adds jobs and shows queues; global, and one for the process however often it is imported. */
  static producer(): DynamicModule {
    return producer;
  }
}

const producer: DynamicModule = { module: QueueModule, global: true };
