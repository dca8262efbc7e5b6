import type { RedisClient } from '../redis/create-connection.js';

/**
 * Whether the subscribing connection hears Redis. Messages published while it did not are lost, so everyone who keeps
 * a state by messages is told when it hears again.
 */
export class SubscriberLink {
  private readonly listeners = new Set<() => void>();
  private hasBeenUp = false;
  private isUp = false;

  constructor(private readonly connection: RedisClient) {
    connection.on('close', () => (this.isUp = false));
    connection.on('ready', () => void this.confirm());
    if (connection.status === 'ready') void this.confirm();
  }

  get isConnected(): boolean {
    return this.isUp && this.connection.status === 'ready';
  }

  /** @returns a function that takes the listener back */
  onReconnected(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Answers come in order: once the ping's is here, so are those of all renewed subscriptions. */
  private async confirm(): Promise<void> {
    try {
      await this.connection.ping();
    } catch {
      return;
    }
    this.isUp = true;
    if (this.hasBeenUp) for (const listener of this.listeners) listener();
    this.hasBeenUp = true;
  }
}
