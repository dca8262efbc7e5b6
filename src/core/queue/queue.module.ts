import { BullModule } from '@nestjs/bull';
import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { RedisConnections } from '../redis/redis-connections.js';
import { bullOptions, bullQueuesProvider } from './bull-queues.js';
import { DeadLetterCollector } from './dead-letter-collector.js';
import { deadLetterModel } from './dead-letter.schema.js';
import { DeadLetters } from './dead-letters.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { definedJobs, type JobContract, queueNames } from './define-job.js';
import { HandlerRegistry, KNOWN_JOBS } from './handler-registry.js';
import { JobDispatcher } from './job-dispatcher.js';
import { JobQueue } from './job-queue.js';
import { QueueAdmin } from './queue-admin.js';
import { QueueConsumer } from './queue-consumer.js';
import { QueueProgress } from './queue-progress.js';
import { QueueWatch } from './queue-watch.js';

@Module({})
class QueueConsumerModule {}

/**
 * Background jobs. Every role imports `producer()`; only the jobs role adds `consumer()`, and that is all that makes a
 * process work off queues. Needs the global configuration, database and Redis modules.
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

  /**
   * Works off the queues of the process's plan with the `@Handles` providers of all modules.
   *
   * @param knownJobs what must have a handler here; by default every job whose definition is loaded
   */
  static consumer(knownJobs: () => readonly JobContract[] = definedJobs): DynamicModule {
    return {
      module: QueueConsumerModule,
      global: true,
      imports: [producer, DiscoveryModule],
      providers: [
        { provide: KNOWN_JOBS, useValue: knownJobs },
        HandlerRegistry,
        JobDispatcher,
        QueueProgress,
        DeadLetterCollector,
        QueueConsumer,
      ],
      exports: [QueueProgress],
    };
  }
}

const producer: DynamicModule = { module: QueueModule, global: true };
