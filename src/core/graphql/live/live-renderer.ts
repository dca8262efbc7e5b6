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

/** What one event looks like to each shape and audience: executed when first wanted, then shared. */
export class EventRenderings {
  private readonly byShape = new Map<string, Map<string, Promise<LivePayload | undefined>>>();

  constructor(
    readonly event: LiveEvent,
    private readonly renderer: LiveRenderer,
  ) {}

  of(operation: LiveOperation, audience: string, actor: Actor): Promise<LivePayload | undefined> {
    const byAudience = this.byShape.get(operation.shape) ?? new Map<string, Promise<LivePayload | undefined>>();
    this.byShape.set(operation.shape, byAudience);
    let rendering = byAudience.get(audience);
    if (!rendering) {
      rendering = this.renderer.render(operation, this.event, audience, actor);
      byAudience.set(audience, rendering);
    }
    return rendering;
  }
}
