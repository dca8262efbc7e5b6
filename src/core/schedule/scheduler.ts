import { randomUUID } from 'node:crypto';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { LeasesRepository } from '../database/leases.repository.js';

export interface ScheduledTask {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: () => Promise<void>;
}

const leaseName = 'scheduler';
const leaseMs = 15_000;
const tickMs = 5_000;

/**
 * Periodic tasks, run by one jobs process at a time: whoever holds the lease in Mongo. When it dies another one takes
 * over within the lease's length. Tasks must be idempotent: a lease does not stop a paused process from finishing late.
 */
@Injectable()
export class Scheduler implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Scheduler.name);
  private readonly holder = randomUUID();
  private readonly tasks: { readonly task: ScheduledTask; dueAt: number }[] = [];
  private timer?: NodeJS.Timeout;
  private ticking: Promise<void> = Promise.resolve();
  private leading = false;

  constructor(
    private readonly leases: LeasesRepository,
    private readonly clock: Clock,
  ) {}

  /** Whether this process runs the tasks at the moment. */
  get isLeader(): boolean {
    return this.leading;
  }

  every(task: ScheduledTask): void {
    this.tasks.push({ task, dueAt: 0 });
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.ticking = this.ticking.then(() => this.tick());
    }, tickMs);
    this.timer.unref();
    this.ticking = this.tick();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.ticking;
    if (this.leading) await this.leases.release(leaseName, this.holder).catch(() => undefined);
    this.leading = false;
  }

  private async tick(): Promise<void> {
    const now = this.clock.now();
    try {
      this.leading = await this.leases.acquire(leaseName, this.holder, now, leaseMs);
    } catch {
      this.leading = false;
    }
    if (!this.leading) return;
    for (const entry of this.tasks.filter(({ dueAt }) => dueAt <= now.getTime())) {
      entry.dueAt = now.getTime() + entry.task.everySeconds * 1000;
      await entry.task.run().catch((error: unknown) => this.logger.error(`${entry.task.name} failed`, error));
    }
  }
}
