import type { ExecutionResult, GraphQLError } from 'graphql';
import type { LiveHub } from './live-hub.js';
import type { LiveSubscription } from './live-subscription.js';

/**
 * What graphql-ws iterates over: never yields, because results go straight to the socket, and ends when the
 * subscription does, from either side.
 */
export class SocketStream implements AsyncGenerator<ExecutionResult, undefined, undefined> {
  private subscription?: LiveSubscription;
  private end!: (error?: GraphQLError) => void;
  private readonly ended = new Promise<GraphQLError | undefined>((resolve) => (this.end = resolve));

  constructor(private readonly hub: LiveHub) {}

  carry(subscription: LiveSubscription): void {
    this.subscription = subscription;
  }

  started(): this {
    if (this.subscription) void this.hub.start(this.subscription);
    return this;
  }

  /** Lets graphql-ws tell the client why the subscription has ended. */
  fail(error: GraphQLError): void {
    this.end(error);
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    const error = await this.ended;
    if (error) throw error;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.subscription) this.hub.unsubscribe(this.subscription);
    this.end();
    return { done: true, value: undefined };
  }

  throw(): Promise<IteratorResult<ExecutionResult, undefined>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }
}
