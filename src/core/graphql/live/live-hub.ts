import { Injectable, Logger } from '@nestjs/common';
import type { SurfaceName } from '../../config/process-plan.js';
import type { Actor } from '../../context/actor.js';
import { Clock } from '../../clock/clock.js';
import { coreError } from '../../errors/core.errors.js';
import type { OperationRequest } from '../documents/operation-request.js';
import { LiveChannel } from './live-channel.js';
import type { LiveConnection } from './live-connection.js';
import { LiveLimits } from './live-limits.js';
import { LiveOperations, type LiveOperation } from './live-operations.js';
import { LiveRenderer } from './live-renderer.js';
import { LiveSubscription, type LiveSink } from './live-subscription.js';

/** Joins subscriptions to the feeds, one upstream for all that want the same. */
@Injectable()
export class LiveHub {
  private readonly logger = new Logger('Live');
  private readonly channels = new Map<string, LiveChannel>();

  constructor(
    private readonly operations: LiveOperations,
    private readonly renderer: LiveRenderer,
    private readonly clock: Clock,
    private readonly limits: LiveLimits,
  ) {}

  /**
   * Begins to hear; nothing is sent before `start`.
   *
   * @throws TalkError, InvalidDocument where the request is no subscription, or this person may not have it
   */
  async subscribe(connection: LiveConnection, request: OperationRequest, sink: LiveSink): Promise<LiveSubscription> {
    if (connection.subscriptions.size + connection.opening >= this.limits.maxSubscriptionsPerConnection) {
      throw coreError('BAD_INPUT', { problem: 'This connection has too many subscriptions.' });
    }
    const operation = this.operations.prepare(connection.origin.surface, request, connection.actor);
    const subscription = new LiveSubscription(connection, operation, sink, this.renderer);
    connection.opening += 1;
    try {
      await this.open(subscription);
    } catch (error) {
      this.unsubscribe(subscription);
      throw error;
    } finally {
      connection.opening -= 1;
    }
    if (connection.isOpen) connection.subscriptions.add(subscription);
    else this.unsubscribe(subscription);
    return subscription;
  }

  /** Sends what the client missed, then what happens. Never rejects: the client is told. */
  async start(subscription: LiveSubscription): Promise<void> {
    try {
      await subscription.catchUp();
    } catch (error) {
      this.fail(subscription, error);
    }
  }

  unsubscribe(subscription: LiveSubscription): void {
    if (!subscription.isOpen) return;
    subscription.isOpen = false;
    subscription.connection.subscriptions.delete(subscription);
    const key = keyOf(subscription.operation);
    const channel = this.channels.get(key);
    channel?.remove(subscription);
    if (!channel?.isEmpty) return;
    this.channels.delete(key);
    channel.close().catch((error: unknown) => this.logger.warn(`A live feed did not close: ${String(error)}`));
  }

  /** How many of this process hear each key of a feed. */
  audiences(surface: SurfaceName, field: string): Map<string, number> {
    const prefix = `${surface} ${field} `;
    const ofFeed = [...this.channels].filter(([key]) => key.startsWith(prefix));
    return new Map(ofFeed.map(([key, channel]) => [key.slice(prefix.length), channel.size]));
  }

  /** Ends those subscriptions that the person at the other end may no longer have. */
  async reauthorize(connection: LiveConnection): Promise<void> {
    for (const subscription of [...connection.subscriptions]) {
      const { feed, args } = subscription.operation;
      try {
        await feed.authorize(connection.context, args);
      } catch (error) {
        this.fail(subscription, error);
      }
    }
  }

  /** Asks again if the person's rights change meanwhile. */
  private async open(subscription: LiveSubscription): Promise<void> {
    const { connection, operation } = subscription;
    let actor: Actor;
    do {
      actor = connection.actor;
      await operation.feed.authorize(connection.context, operation.args);
      await this.channelOf(operation).add(subscription);
    } while (actor !== connection.actor);
  }

  private fail(subscription: LiveSubscription, error: unknown): void {
    if (!subscription.isOpen) return;
    this.unsubscribe(subscription);
    subscription.fail(error);
  }

  private channelOf(operation: LiveOperation): LiveChannel {
    const key = keyOf(operation);
    const known = this.channels.get(key);
    if (known) return known;
    const { feed, args } = operation;
    const channel = new LiveChannel(feed, args, this.renderer, this.clock, this.limits.maxWaitingEvents);
    this.channels.set(key, channel);
    return channel;
  }
}

function keyOf({ surface, feed, args }: LiveOperation): string {
  return `${surface} ${feed.field} ${feed.keyOf(args)}`;
}
