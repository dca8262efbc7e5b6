import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DeadLetterCollector } from './dead-letter-collector.js';
import { definedJobs, type JobContract } from './define-job.js';
import { HandlerRegistry, KNOWN_JOBS } from './handler-registry.js';
import { JobDispatcher } from './job-dispatcher.js';
import { QueueConsumer } from './queue-consumer.js';
import { QueueProgress } from './queue-progress.js';
import { QueueModule } from './queue.module.js';

/** Makes a process work off queues: only the jobs role imports it. */
@Module({})
export class QueueConsumerModule {
  /**
   * Works off the queues of the process's plan with the `@Handles` providers of all modules.
   *
   * @param knownJobs what must have a handler here; by default every job whose definition is loaded
   */
  static forProcess(knownJobs: () => readonly JobContract[] = definedJobs): DynamicModule {
    return {
      module: QueueConsumerModule,
      global: true,
      imports: [QueueModule.producer(), DiscoveryModule],
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
