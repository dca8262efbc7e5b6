import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { anonymous, type Actor } from '../../context/actor.js';
import { graphqlContext } from '../context/graphql-context.js';
import { OperationExecutor } from '../operation-executor.js';
import { everyone, type LiveEvent } from './live-feed.js';
import type { LiveOperation } from './live-operations.js';
import { LivePayload } from './live-payload.js';

/** Executes subscriptions for single events, with a context and loaders of their own each time. */
@Injectable()
export class LiveRenderer {
  constructor(private readonly executor: OperationExecutor) {}

  /**
   * @param actor somebody of the audience, for what resolvers ask; `everyone` is always executed as an anonymous reader
   * @returns nothing where there is nothing to tell this audience
   */
  async render(
    { surface, feed, operation }: LiveOperation,
    event: LiveEvent,
    audience: string,
    actor: Actor,
  ): Promise<LivePayload | undefined> {
    const value = await feed.rootValue(event, audience);
    if (value === null || value === undefined) return undefined;
    const viewer = audience === everyone ? anonymous : actor;
    const context = graphqlContext({ actor: viewer, address: 'internal', requestId: randomUUID() });
    const answer = await this.executor.execute(surface, operation, context, { [feed.field]: value });
    return new LivePayload(JSON.stringify(answer));
  }
}

type Receiver = (payload: LivePayload) => void;

/** One payload in the making, and all who wait for it: served in one go, for a promise each would cost more than sending. */
class Rendering {
  private waiting?: Receiver[] = [];
  private payload?: LivePayload;
  readonly finished: Promise<void>;

  constructor(rendered: Promise<LivePayload | undefined>) {
    this.finished = rendered.then((payload) => this.finish(payload));
  }

  handTo(receive: Receiver): void {
    if (this.waiting) this.waiting.push(receive);
    else if (this.payload) receive(this.payload);
  }

  private finish(payload: LivePayload | undefined): void {
    const receivers = this.waiting!;
    this.waiting = undefined;
    this.payload = payload;
    if (payload) for (const receive of receivers) receive(payload);
  }
}

/** What one event looks like to each shape and audience: executed when first wanted, then shared. */
export class EventRenderings {
  private readonly byShape = new Map<string, Map<string, Rendering>>();

  constructor(
    readonly event: LiveEvent,
    private readonly renderer: LiveRenderer,
  ) {}

  /**
   * Hands over what there is to tell this audience, if anything.
   *
   * @returns a promise shared by all who want the same: it resolves when it has been handed over
   */
  show(operation: LiveOperation, audience: string, actor: Actor, receive: Receiver): Promise<void> {
    const byAudience = this.byShape.get(operation.shape) ?? new Map<string, Rendering>();
    this.byShape.set(operation.shape, byAudience);
    let rendering = byAudience.get(audience);
    if (!rendering) {
      rendering = new Rendering(this.renderer.render(operation, this.event, audience, actor));
      byAudience.set(audience, rendering);
    }
    rendering.handTo(receive);
    return rendering.finished;
  }
}
