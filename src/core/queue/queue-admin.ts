import { Injectable } from '@nestjs/common';
import type { Job } from 'bull';
import { RedisConnections } from '../redis/redis-connections.js';
import { type BullQueue, BullQueues } from './bull-queues.js';
import { DeadLettersRepository } from './dead-letters.repository.js';
import { type QueueName, queueNames } from './define-job.js';
import { canaryName, countJobs } from './queue-counts.js';

export interface QueueStatus {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  /** Failed for good, on their way to the dead letters. */
  readonly failed: number;
  readonly dead: number;
  /** How long the oldest waiting job could have been done by now, in seconds; 0 when none waits. */
  readonly oldestWaitingSeconds: number;
}

const batchSize = 500;

/** What operators see of the queues and may do to them, from any process. */
@Injectable()
export class QueueAdmin {
  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
    private readonly deadLetters: DeadLettersRepository,
  ) {}

  /** One entry a queue, in the order in which they are defined. */
  async status(): Promise<QueueStatus[]> {
    const queues = queueNames.map((name) => this.queues.get(name));
    const [counts, dead, ages] = await Promise.all([
      countJobs(this.connections.client, queues),
      this.deadLetters.countByQueue(),
      Promise.all(queues.map((queue) => this.oldestWaitingSeconds(queue))),
    ]);
    return counts.map(({ waiting, active, delayed, due, failed }, index) => {
      const queue = queueNames[index]!;
      const oldestWaitingSeconds = ages[index]!;
      return {
        queue,
        waiting: waiting + due,
        active,
        delayed: delayed - due,
        failed,
        dead: dead.get(queue) ?? 0,
        oldestWaitingSeconds,
      };
    });
  }

  /** Throws away what waits or is delayed; what is being done stays. @returns how many jobs are gone */
  async drain(name: QueueName): Promise<number> {
    const queue = this.queues.get(name);
    let removed = 0;
    for (;;) {
      const jobs = await queue.getJobs(['waiting', 'delayed'], 0, batchSize - 1);
      // Between the listing and this, a worker may have taken one, or somebody else removed it.
      const outcomes = await Promise.allSettled(jobs.filter((job) => job !== null).map((job) => this.discard(job)));
      const gone = outcomes.filter(({ status }) => status === 'fulfilled').length;
      removed += outcomes.filter((outcome) => outcome.status === 'fulfilled' && outcome.value).length;
      if (gone === 0) return removed;
    }
  }

  /** Makes everything that waits for a later time wait no longer, retries and parked jobs included. @returns how many */
  async runDelayedNow(name: QueueName): Promise<number> {
    const jobs = await this.queues.get(name).getDelayed();
    // One whose time came meanwhile is no longer delayed, which is just as well.
    const outcomes = await Promise.allSettled(jobs.map((job) => job.promote()));
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  }

  /** @returns whether it was somebody's job and no canary */
  private async discard(job: Job): Promise<boolean> {
    await job.remove();
    return job.name !== canaryName;
  }

  private async oldestWaitingSeconds(queue: BullQueue): Promise<number> {
    const next = await this.connections.client.lrange(queue.toKey('wait'), -20, -1);
    const ids = next.filter((id) => !id.startsWith(canaryName));
    const since = await Promise.all(ids.map((id) => this.waitingSince(queue.toKey(id))));
    const known = since.filter((time) => time > 0);
    return known.length === 0 ? 0 : Math.max(0, Math.round((Date.now() - Math.min(...known)) / 1000));
  }

  private async waitingSince(jobKey: string): Promise<number> {
    const [timestamp, delay] = await this.connections.client.hmget(jobKey, 'timestamp', 'delay');
    return Number(timestamp ?? 0) + Number(delay ?? 0);
  }
}
