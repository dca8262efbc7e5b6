import { Context } from '@nestjs/graphql';
import type { RequestContext } from '../../context/request-context.js';
import { Freshness } from './freshness.js';
import { Loaders } from './loaders.js';

/** What every resolver can reach: who asks, the loaders of this request, and what its answer depends on. */
export interface GraphqlContext {
  readonly request: RequestContext;
  readonly loaders: Loaders;
  /** Tags such as `story:<id>`: a cached answer goes when one of them is invalidated; no tag, no caching. */
  readonly cacheTags: Set<string>;
  /** When the answer stops being true by itself. */
  readonly freshness: Freshness;
}

export function graphqlContext(request: RequestContext): GraphqlContext {
  return { request, loaders: new Loaders(), cacheTags: new Set(), freshness: new Freshness() };
}

/** Injects the `RequestContext` into a resolver's method. */
export const Ctx = (): ParameterDecorator => Context('request');

/** Injects the request's `Loaders` into a resolver's method. */
export const RequestLoaders = (): ParameterDecorator => Context('loaders');

/** Injects the set of tags that a cached answer depends on. */
export const CacheTags = (): ParameterDecorator => Context('cacheTags');

/** Injects the `Freshness` that a cached answer has. */
export const AnswerFreshness = (): ParameterDecorator => Context('freshness');
