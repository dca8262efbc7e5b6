import { Logger } from '@nestjs/common';
import type { Clock } from '../../clock/clock.js';
import { closeCodes, jitteredRetry } from './close-codes.js';
import type { LiveEvent } from './live-feed.js';
import type { AnyLiveFeed } from './live-feeds.js';
import { EventRenderings, type LiveRenderer } from './live-renderer.js';
import type { LiveSubscription } from './live-subscription.js';

/** One upstream of a feed and all subscriptions of this process that hear it, each event after the one before it. */
export class LiveChannel {
  private readonly logger = new Logger('Live');
  private readonly subscriptions = new Set<LiveSubscription>();
  private readonly waiting: LiveEvent[] = [];
  private isDelivering = false;
  private opening?: Promise<() => Promise<void>>;

  constructor(
    private readonly feed: AnyLiveFeed,
    private readonly args: unknown,
    private readonly renderer: LiveRenderer,
    private readonly clock: Clock,
    private readonly maxWaiting: number,
  ) {}

  get size(): number {
    return this.subscriptions.size;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  /** Resolves when nothing that happens from now on will be missed. */
  async add(subscription: LiveSubscription): Promise<void> {
    this.subscriptions.add(subscription);
    this.opening ??= this.feed.open(this.args, (event) => this.push(event));
    await this.opening;
  }

  remove(subscription: LiveSubscription): void {
    this.subscriptions.delete(subscription);
  }

  async close(): Promise<void> {
    const stop = await this.opening?.catch(() => undefined);
    await stop?.();
  }

  private push(event: LiveEvent): void {
    this.waiting.push(event);
    if (this.waiting.length > this.maxWaiting) this.sendAway();
    else if (!this.isDelivering) void this.deliverAll();
  }

  private async deliverAll(): Promise<void> {
    this.isDelivering = true;
    for (let event = this.waiting.shift(); event; event = this.waiting.shift()) {
      try {
        await this.deliver(event);
      } catch (error) {
        this.logger.error(
          `An event of ${this.feed.field} was not delivered`,
          error instanceof Error ? error.stack : error,
        );
        this.sendAway();
      }
    }
    this.isDelivering = false;
  }

  private async deliver(event: LiveEvent): Promise<void> {
    const renderings = new EventRenderings(event, this.renderer);
    const now = this.clock.now().getTime();
    const deliveries = new Set<Promise<void>>();
    for (const subscription of this.subscriptions) {
      const { connection } = subscription;
      if (connection.expiresAt <= now) {
        connection.close(closeCodes.forbidden, 'TOKEN_INVALID');
        continue;
      }
      const delivery = subscription.take(renderings);
      if (delivery) deliveries.add(delivery);
    }
    await Promise.all(deliveries);
  }

  /** Rather than lose an event, lets everybody come back and catch up. */
  private sendAway(): void {
    this.waiting.length = 0;
    for (const { connection } of this.subscriptions) {
      connection.close(closeCodes.tryAgain, `retry=${jitteredRetry()}`);
    }
  }
}
