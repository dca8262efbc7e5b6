import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type BullQueue } from './bull-queues.js';
import { canariesKey, canaryName } from './queue-counts.js';

/** Milliseconds of silence after which a queue gets a canary. */
export const canaryEveryMs = 5_000;
const forgetAfterMs = 86_400_000;

/**
 * Proof that this process takes jobs: the last time each of its queues handed it one. Where no real job comes, the
 * process adds a canary, a job that does nothing, which arrives through the same blocking connection. With several
 * workers on a queue any of them may take it, so a health check allows for a few missed ones.
 */
@Injectable()
export class QueueProgress {
  private readonly canaryId = `${canaryName}|${randomUUID()}`;
  private readonly watched = new Map<
    string,
    { readonly queue: BullQueue; readonly timer: NodeJS.Timeout; at?: number }
  >();

  /** When the queue that has been silent longest last handed this process a job; undefined until each has once. */
  lastProgressAt(): Date | undefined {
    const times = [...this.watched.values()].map(({ at }) => at);
    if (times.length === 0 || times.includes(undefined)) return undefined;
    return new Date(Math.min(...times.map(Number)));
  }

  /** Begins to prove progress on a queue. */
  watch(queue: BullQueue): void {
    const timer = setInterval(() => void this.proveProgress(queue), canaryEveryMs).unref();
    this.watched.set(queue.name, { queue, timer });
    void this.proveProgress(queue);
  }

  /** Called for each job that a queue hands to this process. @returns whether it is a canary, with nothing to do */
  mark(queueName: string, jobName: string): boolean {
    const watched = this.watched.get(queueName);
    if (watched) watched.at = Date.now();
    return jobName === canaryName;
  }

  /** Takes back canaries that nobody has taken yet. */
  async stop(): Promise<void> {
    const entries = [...this.watched.values()];
    for (const { timer } of entries) clearInterval(timer);
    await Promise.allSettled(
      entries.map(async ({ queue }) => {
        await (await queue.getJob(this.canaryId))?.remove();
        await queue.client.zrem(canariesKey(queue), this.canaryId);
      }),
    );
  }

  /** At the front of the queue, at most one at a time. Redis being away is somebody else's to say. */
  private async proveProgress(queue: BullQueue): Promise<void> {
    const lastAt = this.watched.get(queue.name)?.at ?? 0;
    if (Date.now() - lastAt < canaryEveryMs) return;
    const key = canariesKey(queue);
    try {
      await queue.client.zremrangebyscore(key, '-inf', Date.now() - forgetAfterMs);
      await queue.client.zadd(key, Date.now(), this.canaryId);
      await queue.add(canaryName, { v: 1, p: null }, canaryOptions(this.canaryId));
    } catch {
      return;
    }
  }
}

const canaryOptions = (jobId: string) => ({ jobId, lifo: true, removeOnComplete: true, removeOnFail: true });
