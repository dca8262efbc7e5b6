import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { OperationTypeNode } from 'graphql';
import type { SurfaceName } from '../../config/process-plan.js';
import type { RequestContext } from '../../context/request-context.js';
import { coreError } from '../../errors/core.errors.js';
import { RateLimiter } from '../../redis/rate-limiter.js';
import { statusOf } from '../client-error.js';
import { graphqlContext } from '../context/graphql-context.js';
import { RequestContexts } from '../context/request-contexts.js';
import { requestIdOf } from '../context/request-identity.js';
import { InvalidDocument, OperationDocuments } from '../documents/operation-documents.js';
import { parseOperationRequest, parseOperationSearch, type OperationRequest } from '../documents/operation-request.js';
import { OperationExecutor, type OperationAnswer } from '../operation-executor.js';
import { sendJson, sendSentence } from './send-json.js';

/** What one person, or one address of people not signed in, may change; costly mutations have limits of their own. */
const mutationLimit = { name: 'mutation', points: 120, durationSeconds: 60 } as const;

/**
 * GraphQL over HTTP: POST with a JSON body, or GET with a `documentId`. One operation a request, no batches. What was
 * executed is answered with 200 and its errors beside its data; a request that could not be run has a status of its own.
 *
 * Cross-site request forgery has nothing to hold on to: cookies are not read, a form's body is no JSON, and GET runs
 * registered queries only.
 */
@Injectable()
export class GraphqlHttp {
  constructor(
    private readonly contexts: RequestContexts,
    private readonly documents: OperationDocuments,
    private readonly executor: OperationExecutor,
    private readonly limiter: RateLimiter,
  ) {}

  async handle(surface: SurfaceName, request: Request, response: Response): Promise<void> {
    const requestId = requestIdOf(request);
    response.setHeader('X-Request-ID', requestId);
    if (request.method !== 'POST' && request.method !== 'GET') {
      response.setHeader('Allow', 'GET, POST');
      return sendSentence(response, 405, 'GraphQL is asked with POST, or with GET and a documentId.');
    }
    try {
      sendJson(response, 200, await this.answer(surface, request, requestId));
    } catch (error) {
      const status = error instanceof InvalidDocument ? 400 : statusOf(error);
      sendJson(response, status, this.executor.refusal(error, requestId));
    }
  }

  private async answer(surface: SurfaceName, request: Request, requestId: string): Promise<OperationAnswer> {
    const context = graphqlContext(await this.contexts.of(request, requestId));
    const operation = this.documents.prepare(surface, operationOf(request), context.request.actor);
    const kind = operation.operation.operation;
    if (kind === OperationTypeNode.SUBSCRIPTION) {
      throw coreError('BAD_INPUT', { problem: 'Subscriptions are answered by the live endpoint.' });
    }
    if (request.method === 'GET' && kind !== OperationTypeNode.QUERY) {
      throw coreError('BAD_INPUT', { problem: 'Only queries can be asked with GET.' });
    }
    if (kind === OperationTypeNode.MUTATION) await this.limiter.consume(mutationLimit, whoChanges(context.request));
    return this.executor.execute(surface, operation, context);
  }
}

function whoChanges({ actor, address }: RequestContext): string {
  return actor.kind === 'user' ? actor.id : address;
}

function operationOf(request: Request): OperationRequest {
  if (request.method === 'GET') {
    return parseOperationSearch(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
  }
  if (!request.is('application/json')) {
    throw coreError('BAD_INPUT', { problem: 'The body of a GraphQL request is JSON, and its content type says so.' });
  }
  return parseOperationRequest(request.body);
}
