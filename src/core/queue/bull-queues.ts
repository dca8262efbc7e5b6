import { getQueueToken } from '@nestjs/bull';
import { type FactoryProvider, Logger } from '@nestjs/common';
import type { JobOptions, Queue, QueueOptions } from 'bull';
import { type RedisConnections } from '../redis/redis-connections.js';
import { type QueueName, queueNames } from './define-job.js';
import type { Envelope } from './envelope.js';
import { retryDelayMs } from './job-failure.js';

export type BullQueue = Queue<Envelope>;

/** One hash tag for all queues, so that a Redis cluster keeps them together and scripts may look at several. */
const keyPrefix = '{talk}';
const backoffName = 'doubling';

/** How long a worker owns a job without renewing, in milliseconds: a dead worker's job is done again after it. */
export const lockMs = 30_000;

/** This process's Bull queues, over the shared connections. Only the files of core/queue see Bull itself. */
export class BullQueues {
  constructor(private readonly queues: ReadonlyMap<QueueName, BullQueue>) {}

  get(name: QueueName): BullQueue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw new Error(`There is no queue called ${name}.`);
    return queue;
  }

  all(): readonly BullQueue[] {
    return [...this.queues.values()];
  }
}

export const bullQueuesProvider: FactoryProvider<BullQueues> = {
  provide: BullQueues,
  inject: queueNames.map((name) => getQueueToken(name)),
  useFactory: (...queues: BullQueue[]) => {
    const logger = new Logger(BullQueues.name);
    for (const queue of queues) {
      // @nestjs/bull would wait for jobs in hand without a limit; QueueConsumer closes what it consumes.
      Reflect.deleteProperty(queue, 'onApplicationShutdown');
      queue.on('error', (error: Error) => {
        if (!isConnectionTrouble(error)) logger.error(`Queue ${queue.name}: ${error.message}`);
      });
    }
    return new BullQueues(new Map(queues.map((queue) => [queue.name as QueueName, queue])));
  },
};

/** The name under which the connection for Bull's announcements is known to `RedisConnections`. */
export const announcementsConnection = 'queues';

/** The name under which a queue's blocking connection is known to `RedisConnections`. */
export const blockingConnection = (queue: string) => `queue ${queue}`;

export function bullOptions(name: QueueName, connections: RedisConnections): QueueOptions {
  return {
    prefix: keyPrefix,
    createClient: (type) => {
      switch (type) {
        case 'client':
          return connections.client;
        case 'subscriber':
          return connections.subscriber(announcementsConnection);
        case 'bclient':
          return connections.blocking(blockingConnection(name));
      }
    },
    settings: {
      lockDuration: lockMs,
      lockRenewTime: lockMs / 3,
      stalledInterval: 10_000,
      maxStalledCount: 3,
      retryProcessDelay: 1_000,
      backoffStrategies: { [backoffName]: retryDelayMs },
    },
  };
}

/** Done jobs leave nothing behind; failed ones stay until the dead letters have them. */
export function bullJobOptions(attempts: number, backoffMs: number): JobOptions {
  return {
    attempts,
    backoff: { type: backoffName, options: { firstMs: backoffMs } },
    removeOnComplete: true,
    removeOnFail: false,
    stackTraceLimit: 1,
  };
}

/** RedisConnections says once that Redis is away; Bull repeats it for every queue and command. */
function isConnectionTrouble(error: Error & { code?: unknown }): boolean {
  return (
    /Connection is closed|Command timed out|max retries|Socket timeout|ECONN|EPIPE|ETIMEDOUT|Cluster isn't ready/.test(
      error.message,
    ) ||
    (typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)) ||
    error.name === 'ClusterAllFailedError'
  );
}
