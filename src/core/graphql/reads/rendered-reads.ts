import { Injectable } from '@nestjs/common';
import { anonymous } from '../../context/actor.js';
import type { RequestContext } from '../../context/request-context.js';
import { graphqlContext } from '../context/graphql-context.js';
import { OperationDocuments } from '../documents/operation-documents.js';
import { OperationExecutor } from '../operation-executor.js';
import { OperationObservers } from '../operation-observers.js';
import { anonymousRead, type AnonymousRead } from './anonymous-read.js';
import { ReadCache } from './read-cache.js';

/**
 * Runs a query of the public schema, as an anonymous reader does.
 *
 * @param document GraphQL with one operation
 * @throws whatever a resolver threw
 */
export type Ask = <Data>(document: string, variables: Readonly<Record<string, unknown>>) => Promise<Data>;

export interface RenderedAnswer {
  readonly contentType: string;
  readonly body: string;
}

/**
 * What everybody may read in another form than GraphQL's own: HTML, oEmbed. It is asked of the same resolvers under the
 * same policy, and kept and dropped with the same cache.
 */
@Injectable()
export class RenderedReads {
  constructor(
    private readonly cache: ReadCache,
    private readonly documents: OperationDocuments,
    private readonly executor: OperationExecutor,
    private readonly observers: OperationObservers,
  ) {}

  /**
   * @param name of the page, for the metrics
   * @param parameters all that the answer depends on beside what it reads
   * @param render its failures are the caller's, and are not kept
   */
  async read(
    ctx: RequestContext,
    name: string,
    parameters: Readonly<Record<string, unknown>>,
    render: (ask: Ask) => Promise<RenderedAnswer>,
  ): Promise<AnonymousRead> {
    const key = `${name} ${JSON.stringify(Object.entries(parameters).sort())}`;
    const hit = this.cache.get(key);
    if (hit) {
      this.observers.tell({ surface: 'public', name, outcome: 'cached', seconds: 0 });
      return hit;
    }
    const context = graphqlContext({ ...ctx, actor: anonymous });
    const ask: Ask = async <Data>(document: string, variables: Readonly<Record<string, unknown>>) => {
      const operation = this.documents.own('public', document, variables);
      return (await this.executor.dataOf('public', operation, context)) as Data;
    };
    return this.cache.fill(key, context.cacheTags, async () => {
      const { contentType, body } = await render(ask);
      return anonymousRead({
        body: Buffer.from(body),
        contentType,
        name,
        tags: context.cacheTags,
        freshUntil: context.freshness.until,
        isCacheable: context.cacheTags.size > 0,
      });
    });
  }
}
