import type { RedisClient } from '../redis/create-connection.js';

const retryMs = 1_000;

type Subscribed = (error?: Error | null) => void;

/**
 * The part of an ioredis connection that `RedisPubSub` uses, made safe for it: it lets rejections of `subscribe` and
 * `unsubscribe` go unhandled, which would end the process. Here a subscription that Redis refuses is asked for again
 * until it is granted, and one that cannot be taken back because the connection is gone is gone as well.
 */
export class PatientSubscriber {
  constructor(private readonly connection: RedisClient) {}

  on(event: 'message' | 'pmessage', listener: (...parts: string[]) => void): void {
    this.connection.on(event, listener);
  }

  subscribe(channel: string, done: Subscribed): void {
    this.connection.subscribe(channel).then(
      () => done(),
      () => {
        if (this.connection.status !== 'end') setTimeout(() => this.subscribe(channel, done), retryMs).unref();
      },
    );
  }

  unsubscribe(channel: string): void {
    this.connection.unsubscribe(channel).catch(() => undefined);
  }

  /** `RedisPubSub` takes back patterns along with channels; Talk uses none. */
  punsubscribe(): void {}
}
