import { Injectable } from '@nestjs/common';
import { RedisConnections } from '../redis/redis-connections.js';
import { announcementsConnection, type BullQueue, BullQueues } from './bull-queues.js';
import { countJobs, type QueueCounts } from './queue-counts.js';

export interface WhenIdleOptions {
  /** Milliseconds before giving up. */
  readonly timeoutMs?: number;
}

/** Bull announces what becomes of each job; the announcement of one that a dying worker had can be lost. */
const announcements = ['global:completed', 'global:failed'] as const;
const lookAgainMs = 200;

/** Watches all queues until nothing is left to do. */
@Injectable()
export class QueueWatch {
  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
  ) {}

  /** See `JobQueue.whenIdle`. */
  async whenIdle({ timeoutMs = 10_000 }: WhenIdleOptions = {}): Promise<void> {
    const queues = this.queues.all();
    const deadline = performance.now() + timeoutMs;
    // Bull leaves a rejection unhandled when it is asked for announcements and closed before it is connected.
    await this.connections.ping();
    await this.connections.whenReady(this.connections.subscriber(announcementsConnection));
    const news = new News(queues);
    try {
      for (;;) {
        const counts = await countJobs(this.connections.client, queues);
        if (counts.every(isIdle)) return;
        if (performance.now() > deadline) throw new Error(await this.describeRest(timeoutMs, queues, counts));
        await news.next();
      }
    } finally {
      news.end();
    }
  }

  private async describeRest(timeoutMs: number, queues: readonly BullQueue[], all: QueueCounts[]): Promise<string> {
    const lines = await Promise.all(
      queues.map(async (queue, index) => {
        const { queue: name, waiting, active, due, failed } = all[index]!;
        const jobs = await queue.getJobs(['active', 'waiting', 'failed'], 0, 20);
        const ids = jobs.map((job) => job?.id).join(', ') || 'none';
        return `${name}: ${waiting} waiting, ${active} active, ${due} due, ${failed} failed (${ids})`;
      }),
    );
    return [`The queues were not idle after ${timeoutMs} ms:`, ...lines].join('\n  ');
  }
}

const isIdle = ({ waiting, active, due, failed }: QueueCounts) => waiting + active + due + failed === 0;

/** The next announcement of any queue since the last look, or a short while for those that never come. */
class News {
  private wake = () => {};
  private hasSome = false;
  private readonly hear = () => {
    this.hasSome = true;
    this.wake();
  };

  constructor(private readonly queues: readonly BullQueue[]) {
    this.forEach((queue, event) => queue.on(event, this.hear));
  }

  async next(): Promise<void> {
    if (!this.hasSome) await this.wait();
    this.hasSome = false;
  }

  end(): void {
    this.forEach((queue, event) => queue.off(event, this.hear));
  }

  private wait(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, lookAgainMs);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private forEach(act: (queue: BullQueue, event: (typeof announcements)[number]) => void): void {
    for (const queue of this.queues) for (const event of announcements) act(queue, event);
  }
}
