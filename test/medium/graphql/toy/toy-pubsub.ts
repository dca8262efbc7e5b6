import type { TopicDefinition } from '../../../../src/core/pubsub/define-topic.js';

type Handler = (payload: unknown) => unknown;

/** Core's PubSub without Redis: what of it the GraphQL building blocks use, and an outage at will. */
export class ToyPubSub {
  private readonly handlers = new Map<string, Set<Handler>>();
  private readonly reconnected = new Set<() => void>();
  isConnected = true;

  onReconnected(listener: () => void): () => void {
    this.reconnected.add(listener);
    return () => this.reconnected.delete(listener);
  }

  async publish<Payload>(topic: TopicDefinition<Payload>, payload: Payload): Promise<void> {
    if (!this.isConnected) throw new Error('no Redis');
    const message = topic.payload.parse(JSON.parse(JSON.stringify(payload)));
    for (const handler of this.handlers.get(`${topic.name}:${topic.channel(message)}`) ?? []) await handler(message);
  }

  async subscribe<Payload>(
    topic: TopicDefinition<Payload>,
    channelKey: string,
    handler: (payload: Payload) => unknown,
  ): Promise<() => Promise<void>> {
    const key = `${topic.name}:${channelKey}`;
    const handlers = this.handlers.get(key) ?? new Set();
    this.handlers.set(key, handlers.add(handler as Handler));
    return async () => void handlers.delete(handler as Handler);
  }

  reconnect(): void {
    this.isConnected = true;
    for (const listener of this.reconnected) listener();
  }
}
