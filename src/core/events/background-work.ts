import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';

/**
 * Work that follows an answer without delaying it: counters, enqueues, announcements.
 * It may be lost with the process, so whatever it does is marked in Mongo and swept; a clean stop waits for it.
 */
@Injectable()
export class BackgroundWork implements BeforeApplicationShutdown {
  private readonly logger = new Logger(BackgroundWork.name);
  private readonly running = new Set<Promise<void>>();

  /** Starts the work and returns at once. A failure is logged under `name`. */
  start(name: string, work: () => Promise<unknown>): void {
    const promise = work()
      .then(() => undefined)
      .catch((error: unknown) => this.logger.error(`${name} failed and is left to the sweep`, error))
      .finally(() => this.running.delete(promise));
    this.running.add(promise);
  }

  /** Resolves when everything started so far, and what that started, has ended. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.settled();
  }
}
