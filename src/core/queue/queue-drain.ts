import type { Logger } from '@nestjs/common';
import type { Job } from 'bull';
import { type BullQueue, lockMs } from './bull-queues.js';
import type { Envelope } from './envelope.js';

/** Longest wait for Bull to let go of its blocking connection, in milliseconds. */
const closeLimitMs = 3_000;

/** What Bull keeps of its own work and does not declare: one promise a slot, and the owner's mark on its locks. */
interface BullInternals {
  readonly processing: readonly Promise<unknown>[];
  readonly token: string;
}

/** Returns a job to the front of its queue, if this worker still owns it. */
const handBack = `
  if redis.call('GET', KEYS[3]) ~= ARGV[2] then return 0 end
  redis.call('DEL', KEYS[3])
  if redis.call('LREM', KEYS[1], 1, ARGV[1]) == 1 then redis.call('RPUSH', KEYS[2], ARGV[1]) end
  return 1`;

/** The end of a consumer: takes no more jobs, finishes those in hand within a limit, gives back what it only fetched. */
export class QueueDrain {
  constructor(
    private readonly queues: readonly BullQueue[],
    private readonly inHand: ReadonlySet<Job<Envelope>>,
    private readonly logger: Logger,
  ) {}

  async finish(limitMs: number): Promise<void> {
    const deadline = performance.now() + limitMs;
    // Bull stops renewing locks when it closes, and a job in hand may last longer than its lock.
    const renewal = setInterval(() => this.renewLocks(), lockMs / 3).unref();
    try {
      // Told not to wait: Bull would wait without a limit, and let a failed reconnect go unhandled meanwhile.
      await Promise.all(this.queues.map((queue) => within(closeLimitMs, queue.close(true))));
      const slots = this.queues.flatMap((queue) => Object.values(internals(queue).processing));
      await within(deadline - performance.now(), Promise.allSettled(slots));
    } finally {
      clearInterval(renewal);
    }
    if (this.inHand.size > 0) {
      const ids = [...this.inHand].map(({ id }) => id).join(', ');
      this.logger.warn(`Not finished in time and left to other workers: ${ids}`);
    }
    await within(closeLimitMs, Promise.allSettled(this.queues.map((queue) => this.handBackFetched(queue))));
  }

  private renewLocks(): void {
    for (const job of this.inHand) job.extendLock(lockMs).catch(() => undefined);
  }

  /** Finishing a job fetches the next one in the same step; one that came after the close was never begun. */
  private async handBackFetched(queue: BullQueue): Promise<void> {
    const begun = new Set([...this.inHand].map(({ id }) => String(id)));
    const active = await queue.client.lrange(queue.toKey('active'), 0, -1);
    for (const id of active.filter((candidate) => !begun.has(candidate))) {
      const keys = [queue.toKey('active'), queue.toKey('wait'), `${queue.toKey(id)}:lock`];
      await queue.client.eval(handBack, keys.length, ...keys, id, internals(queue).token);
    }
  }
}

const internals = (queue: BullQueue) => queue as unknown as BullInternals;

/** Waits for work, at most so long; never rejects. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, milliseconds));
  });
  await Promise.race([work.then(noop, noop), limit]);
  clearTimeout(timer);
}

const noop = () => undefined;
