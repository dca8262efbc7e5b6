import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { Injectable } from '@nestjs/common';
import type { Request, RequestHandler, Response } from 'express';
import type { SurfaceName } from '../../config/process-plan.js';
import { coreError } from '../../errors/core.errors.js';
import { isFromPage } from '../../http/cross-origin.js';
import { statusOf } from '../client-error.js';
import { graphqlContext } from '../context/graphql-context.js';
import { RequestContexts } from '../context/request-contexts.js';
import { requestIdOf } from '../context/request-identity.js';
import { OperationDocuments } from '../documents/operation-documents.js';
import { parseOperationRequest, parseOperationSearch, type OperationRequest } from '../documents/operation-request.js';
import { OperationExecutor } from '../operation-executor.js';
import type { HttpContext } from './apollo-operations.js';
import { sendJson, sendSentence } from './send-json.js';

/**
 * What stands before Apollo: POST with a JSON body, or GET with a `documentId` and an access token, one operation a
 * request. Finds out who asks, and puts the text of the registered document where Apollo looks for it. What was executed
 * is answered with 200 and its errors beside its data; a request that could not be run has a status of its own.
 *
 * Cross-site request forgery has nothing to hold on to: cookies are not read, a form's body is no JSON, and GET runs
 * registered queries only. Apollo's own guard stands behind this.
 */
@Injectable()
export class GraphqlHttp {
  private readonly admitted = new WeakMap<Request, HttpContext>();

  constructor(
    private readonly contexts: RequestContexts,
    private readonly documents: OperationDocuments,
    private readonly executor: OperationExecutor,
  ) {}

  handlerOf(surface: SurfaceName, server: ApolloServer): RequestHandler {
    const apollo = expressMiddleware(server, { context: async ({ req }) => this.admitted.get(req)! });
    return async (request, response, next) => {
      if (request.path !== '/') return next();
      if (await this.admit(surface, request, response)) await apollo(request, response, next);
    };
  }

  /** Answers what is not for Apollo, and says whether the request is. */
  private async admit(surface: SurfaceName, request: Request, response: Response): Promise<boolean> {
    const requestId = requestIdOf(request);
    response.setHeader('X-Request-ID', requestId);
    response.setHeader('Cache-Control', 'no-store');
    if (request.method !== 'POST' && request.method !== 'GET') {
      response.setHeader('Allow', 'GET, POST');
      sendSentence(response, 405, 'GraphQL is asked with POST, or with GET and a documentId.');
      return false;
    }
    try {
      const context = graphqlContext(await this.contexts.of(request, requestId));
      const asked = operationOf(request);
      if (isFromPage(request)) this.documents.assertForPages(asked);
      const { source, isTrusted } = this.documents.sourceOf(surface, asked, context.request.actor);
      this.admitted.set(request, { ...context, isTrusted });
      putBack(request, { ...asked, query: source });
      return true;
    } catch (error) {
      sendJson(response, statusOf(error), this.executor.refusal(error, requestId));
      return false;
    }
  }
}

function operationOf(request: Request): OperationRequest {
  if (request.method === 'GET') {
    const asked = parseOperationSearch(new URLSearchParams(request.originalUrl.split('?', 2)[1]));
    if (request.headers.authorization !== undefined) return asked;
    throw coreError('BAD_INPUT', {
      problem: 'Only registered public queries can be asked with GET and without a token.',
    });
  }
  if (!request.is('application/json')) {
    throw coreError('BAD_INPUT', { problem: 'The body of a GraphQL request is JSON, and its content type says so.' });
  }
  return parseOperationRequest(request.body);
}

/** The request in the one form that Apollo knows: an operation's text, its name and its variables. */
function putBack(request: Request, { query = '', operationName, variables }: OperationRequest): void {
  if (request.method === 'POST') {
    request.body = { query, operationName: operationName ?? null, variables };
    return;
  }
  const search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
  if (operationName !== undefined) search.set('operationName', operationName);
  request.url = `/?${search.toString()}`;
}
