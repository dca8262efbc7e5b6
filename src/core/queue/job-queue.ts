import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RedisConnections } from '../redis/redis-connections.js';
import { bullJobOptions, BullQueues } from './bull-queues.js';
import type { JobDefinition, QueueName } from './define-job.js';
import type { Envelope } from './envelope.js';
import { QueueWatch, type WhenIdleOptions } from './queue-watch.js';

export interface AddOptions {
  /** Milliseconds before the job may be done. */
  readonly delayMs?: number;
  /** The request that asked for it, for the log of whoever does it. */
  readonly requestId?: string;
}

/** Everything that a job needs to be added again as it was. */
export interface StoredJob {
  readonly id: string;
  readonly name: string;
  readonly queue: QueueName;
  readonly envelope: Envelope;
  readonly attempts: number;
  readonly backoffMs: number;
}

/** Adds jobs; every role may. What must not be lost is marked in Mongo as well and swept, since Redis may be away. */
@Injectable()
export class JobQueue {
  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
    private readonly watch: QueueWatch,
  ) {}

  /**
   * @returns the job's id, or that of the job it is a duplicate of
   * @throws ZodError when the payload is not what the definition says
   * @throws TalkError UNAVAILABLE while Redis is away
   */
  async add<Payload>(
    definition: JobDefinition<Payload>,
    payload: Payload,
    { delayMs, requestId }: AddOptions = {},
  ): Promise<string> {
    const parsed = definition.payload.parse(payload);
    const key = definition.dedupe?.(parsed) ?? randomUUID();
    const { name, queue, version, attempts, backoffMs } = definition;
    const envelope: Envelope = { v: version, p: parsed, ...(requestId === undefined ? {} : { requestId }) };
    const id = `${name}|${key}`;
    await this.addStored({ id, name, queue, envelope, attempts, backoffMs }, delayMs);
    return id;
  }

  /** Adds a job that was added before, whether or not this process knows its definition. */
  async addStored({ id, name, queue, envelope, attempts, backoffMs }: StoredJob, delayMs?: number): Promise<void> {
    this.connections.assertReachable();
    await this.queues.get(queue).add(name, envelope, {
      ...bullJobOptions(attempts, backoffMs),
      jobId: id,
      delay: delayMs,
    });
  }

  /**
   * Resolves when no job waits, is due or runs and every failed one is a dead letter. Jobs that wait for a later time,
   * retries included, do not count.
   *
   * @throws Error with a list of what is left when it takes longer than the limit
   */
  whenIdle(options?: WhenIdleOptions): Promise<void> {
    return this.watch.whenIdle(options);
  }
}
