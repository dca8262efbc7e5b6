import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { RedisPubSub } from 'graphql-redis-subscriptions';
import { coreError } from '../errors/core.errors.js';
import { describeFailure } from '../logging/redact.js';
import type { RedisClient } from '../redis/create-connection.js';
import { RedisConnections } from '../redis/redis-connections.js';
import type { TopicDefinition } from './define-topic.js';
import { PatientSubscriber } from './patient-subscriber.js';
import { SubscriberLink } from './subscriber-link.js';

/** Takes a subscription back; calling it again does nothing. */
export type Unsubscribe = () => Promise<void>;

const subscribeLimitMs = 3_000;

/**
 * Messages between processes, always through Redis, also within one. Delivery is at most once: what was published
 * while this process did not hear Redis is lost, and `onReconnected` says when to catch up. `RedisConnections` closes
 * the connections at the very end of a shutdown, so the last request in hand can still publish.
 */
@Injectable()
export class PubSub {
  private readonly logger = new Logger(PubSub.name);
  private readonly engine: RedisPubSub;
  private readonly link: SubscriberLink;
  private readonly echoes = new Map<string, () => void>();
  private readonly echoChannel = `talk:echo:${randomUUID()}`;
  private echoReady?: Promise<unknown>;

  constructor(private readonly connections: RedisConnections) {
    const subscriber = connections.subscriber('pubsub');
    this.link = new SubscriberLink(subscriber);
    this.engine = new RedisPubSub({
      publisher: connections.client,
      subscriber: new PatientSubscriber(subscriber) as unknown as RedisClient,
    });
  }

  /** Whether messages go out and come in just now. */
  get isConnected(): boolean {
    return this.link.isConnected && this.connections.isReady;
  }

  /**
   * Called after each outage, once all subscriptions are in place again: messages may have been missed.
   *
   * @returns a function that takes the listener back
   */
  onReconnected(listener: () => void): () => void {
    return this.link.onReconnected(listener);
  }

  /**
   * Resolves when Redis has the message.
   *
   * @throws ZodError when the payload is not what the topic says
   * @throws TalkError UNAVAILABLE while Redis is away
   */
  async publish<Payload>(topic: TopicDefinition<Payload>, payload: Payload): Promise<void> {
    const parsed = topic.payload.parse(payload);
    this.connections.assertReachable();
    await this.engine.publish(channelName(topic, topic.channel(parsed)), parsed);
  }

  /**
   * Hears one channel of a topic from the moment it resolves. Redis is asked once a channel, however many subscribe.
   * A message that is not what the topic says is logged and dropped; a handler that fails is logged.
   *
   * @throws TalkError UNAVAILABLE when Redis does not confirm within seconds
   */
  async subscribe<Payload>(
    topic: TopicDefinition<Payload>,
    channelKey: string,
    handler: (payload: Payload) => void | Promise<void>,
  ): Promise<Unsubscribe> {
    const deliver = async (message: unknown) => {
      const payload = topic.payload.safeParse(message);
      if (!payload.success) return this.logger.warn(`Dropped a message on ${topic.name} that does not fit the topic`);
      try {
        await handler(payload.data);
      } catch (error) {
        this.logger.error(`A subscriber of ${topic.name} failed: ${describeFailure(error)}`);
      }
    };
    return this.listen(channelName(topic, channelKey), (message) => void deliver(message));
  }

  /**
   * Publishes a message to this process itself.
   *
   * @returns milliseconds until it came back
   * @throws Error when it does not come back in time
   */
  async roundTrip(timeoutMs: number): Promise<number> {
    const startedAt = performance.now();
    const nonce = randomUUID();
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`No message came back through Redis in ${timeoutMs} ms`)), timeoutMs);
        this.echoes.set(nonce, resolve);
        this.sendEcho(nonce).catch(reject);
      });
    } finally {
      clearTimeout(timer);
      this.echoes.delete(nonce);
    }
    return performance.now() - startedAt;
  }

  private async sendEcho(nonce: string): Promise<void> {
    this.echoReady ??= this.engine.subscribe(this.echoChannel, (echoed: string) => this.echoes.get(echoed)?.());
    await this.echoReady;
    await this.engine.publish(this.echoChannel, nonce);
  }

  private async listen(channel: string, onMessage: (message: unknown) => void): Promise<Unsubscribe> {
    let isWanted = true;
    const release = (id: number) => this.engine.unsubscribe(id);
    const subscription = this.engine.subscribe(channel, onMessage);
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), subscribeLimitMs);
    });
    const id = await Promise.race([subscription, limit]);
    clearTimeout(timer);
    if (id === undefined) {
      void subscription.then(release);
      throw coreError('UNAVAILABLE');
    }
    return async () => {
      if (isWanted) release(id);
      isWanted = false;
    };
  }
}

function channelName<Payload>(topic: TopicDefinition<Payload>, key: string): string {
  return `talk:${topic.name}:${key}`;
}
