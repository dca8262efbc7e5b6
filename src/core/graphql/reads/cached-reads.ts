import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable } from '@nestjs/common';
import { OperationTypeNode } from 'graphql';
import { anonymous } from '../../context/actor.js';
import type { RequestContext } from '../../context/request-context.js';
import { coreError } from '../../errors/core.errors.js';
import { graphqlContext, type GraphqlContext } from '../context/graphql-context.js';
import { RequestContexts } from '../context/request-contexts.js';
import { InvalidDocument, OperationDocuments, type PreparedOperation } from '../documents/operation-documents.js';
import { parseOperationSearch } from '../documents/operation-request.js';
import { statusOf } from '../client-error.js';
import { OperationExecutor } from '../operation-executor.js';
import { OperationObservers } from '../operation-observers.js';
import { surfacePaths } from '../surface-paths.js';
import { anonymousRead, openHeaders, sendRead, type AnonymousRead } from './anonymous-read.js';
import { ReadCache } from './read-cache.js';

const prefix = `${surfacePaths.public.http}?`;
const longestAlias = 2_048;
const maxAliases = 5_000;

const contentType = 'application/json; charset=utf-8';
const jsonHeaders = { ...openHeaders, 'Content-Type': contentType };

/**
 * The anonymous reader's early route: GET of a registered query, without an Authorization header, answered from bytes
 * before Express sees it. A cache key holds the document and its variables, never who asks or from where.
 */
@Injectable()
export class CachedReads {
  /** Addresses as they came in, so that a repeated one is not parsed again. */
  private readonly keyByUrl = new Map<string, string>();

  constructor(
    private readonly cache: ReadCache,
    private readonly documents: OperationDocuments,
    private readonly executor: OperationExecutor,
    private readonly contexts: RequestContexts,
    private readonly observers: OperationObservers,
  ) {}

  /** Answers the request if it is an anonymous read, and says whether it was. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    const { url = '', method, headers } = request;
    if (method !== 'GET' || !url.startsWith(prefix) || headers.authorization !== undefined) return false;
    const key = this.keyByUrl.get(url);
    const hit = key === undefined ? undefined : this.cache.get(key);
    if (hit) {
      this.observers.tell({ surface: 'public', name: hit.name, outcome: 'cached', seconds: 0 });
      sendRead(request, response, hit);
      return true;
    }
    const search = new URLSearchParams(url.slice(prefix.length));
    if (!search.has('documentId')) return false;
    void this.read(request, response, search);
    return true;
  }

  private async read(request: IncomingMessage, response: ServerResponse, search: URLSearchParams): Promise<void> {
    const asked = this.contexts.anonymous(request);
    try {
      const operation = this.documents.prepare('public', parseOperationSearch(search), anonymous);
      if (operation.operation.operation !== OperationTypeNode.QUERY) {
        throw coreError('BAD_INPUT', { problem: 'Only queries can be asked with GET.' });
      }
      const key = keyOf(operation);
      this.remember(request.url!, key);
      const read = this.cache.get(key) ?? (await this.fill(key, operation, asked));
      response.setHeader('X-Request-ID', asked.requestId);
      sendRead(request, response, read);
    } catch (error) {
      const status = error instanceof InvalidDocument ? 400 : statusOf(error);
      const body = JSON.stringify(this.executor.refusal(error, asked.requestId));
      response.writeHead(status, { ...jsonHeaders, 'Cache-Control': 'no-store', 'X-Request-ID': asked.requestId });
      response.end(body);
    }
  }

  private fill(key: string, operation: PreparedOperation, asked: RequestContext): Promise<AnonymousRead> {
    const context = graphqlContext(asked);
    return this.cache.fill(key, context.cacheTags, () => this.execute(operation, context));
  }

  private async execute(operation: PreparedOperation, context: GraphqlContext): Promise<AnonymousRead> {
    const answer = await this.executor.execute('public', operation, context);
    const body = Buffer.from(JSON.stringify(answer));
    return anonymousRead({
      body,
      contentType,
      name: operation.operation.name?.value ?? 'unnamed',
      tags: context.cacheTags,
      freshUntil: context.freshness.until,
      isCacheable: answer.errors === undefined && context.cacheTags.size > 0,
    });
  }

  private remember(url: string, key: string): void {
    if (url.length > longestAlias) return;
    this.keyByUrl.set(url, key);
    if (this.keyByUrl.size > maxAliases) this.keyByUrl.delete(this.keyByUrl.keys().next().value!);
  }
}

/** The same for all spellings of one question: variables in one order, none that the operation does not declare. */
function keyOf({ source, operation, operationName = '', variables }: PreparedOperation): string {
  const names = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value).sort();
  const values = names.map((name) => [name, variables[name]]);
  return `${source}\n${operationName}\n${JSON.stringify(values)}`;
}
