import { randomUUID } from 'node:crypto';
import {
  HeaderMap,
  type ApolloServerPlugin,
  type GraphQLRequestContextDidResolveOperation,
  type GraphQLRequestContextResponseForOperation,
  type GraphQLRequestListener,
  type GraphQLResponse,
} from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import { Injectable, Logger } from '@nestjs/common';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { GraphQLError, OperationTypeNode } from 'graphql';
import { Config } from '../../config/config.js';
import type { SurfaceName } from '../../config/process-plan.js';
import { coreError } from '../../errors/core.errors.js';
import { statusOf } from '../client-error.js';
import type { GraphqlContext } from '../context/graphql-context.js';
import { checkLimits, untrustedLimits } from '../documents/document-limits.js';
import { noSuchOperation, OperationDocuments } from '../documents/operation-documents.js';
import { OperationExecutor } from '../operation-executor.js';
import { surfacePaths } from '../surface-paths.js';
import { ApolloDocuments } from './apollo-documents.js';
import { MutationLimits } from './mutation-limits.js';

/** One request over HTTP: what resolvers get, and whether it names a registered document. */
export interface HttpContext extends GraphqlContext {
  readonly isTrusted: boolean;
}

/** A page's own headers that a browser sends nowhere else without asking first. */
const preflightedHeaders = ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'];

/**
 * How Apollo answers a surface: it parses, validates and runs its plugins; the operation itself is executed where all
 * of Talk's are, and every error is told as all of them are.
 */
@Injectable()
export class ApolloOperations {
  private readonly logger = new Logger('Apollo');
  /** Apollo does not say whose error it is to be formatted. */
  private readonly requestIds = new WeakMap<object, string>();

  constructor(
    private readonly documents: OperationDocuments,
    private readonly executor: OperationExecutor,
    private readonly mutationLimits: MutationLimits,
    private readonly config: Config,
  ) {}

  optionsOf(surface: SurfaceName): ApolloDriverConfig {
    return {
      path: surfacePaths[surface].http,
      plugins: [
        this.pluginOf(surface),
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginInlineTraceDisabled(),
      ],
      documentStore: new ApolloDocuments(surface, this.documents),
      parseOptions: { maxTokens: untrustedLimits.tokens },
      validationOptions: { maxErrors: 10 },
      formatError: (_formatted, error) => this.executor.clientError(error, this.requestIdOf(error)),
      includeStacktraceInErrorResponses: false,
      introspection: !this.config.isProduction,
      csrfPrevention: { requestHeaders: preflightedHeaders },
      allowBatchedHttpRequests: false,
      persistedQueries: false,
      graphiql: false,
      autoTransformHttpErrors: false,
      preserveHttpStatusForExecutionErrors: false,
      logger: {
        debug: (message) => this.logger.debug(message),
        info: (message) => this.logger.log(message),
        warn: (message) => this.logger.warn(message),
        error: (message) => this.logger.error(message),
      },
    };
  }

  private pluginOf(surface: SurfaceName): ApolloServerPlugin<HttpContext> {
    const listener: GraphQLRequestListener<HttpContext> = {
      didResolveOperation: (asked) => this.admit(asked),
      responseForOperation: (asked) => this.execute(surface, asked),
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors) this.requestIds.set(error, contextValue.request.requestId);
      },
      willSendResponse: async ({ response }) => {
        response.http.headers.set('content-type', 'application/json; charset=utf-8');
      },
    };
    return { requestDidStart: async () => listener };
  }

  /** @throws GraphQLError with the HTTP status of an operation that is valid, but may not be run this way */
  private async admit(asked: GraphQLRequestContextDidResolveOperation<HttpContext>): Promise<void> {
    const { schema, document, operation, request, contextValue } = asked;
    try {
      if (!operation) throw noSuchOperation();
      if (operation.operation === OperationTypeNode.SUBSCRIPTION) {
        throw coreError('BAD_INPUT', { problem: 'Subscriptions are answered by the live endpoint.' });
      }
      // What a document costs depends on its variables: no validation rule could tell, and valid ones are kept.
      if (!contextValue.isTrusted) checkLimits(schema, document, request.variables ?? {});
      if (operation.operation === OperationTypeNode.MUTATION) {
        await this.mutationLimits.admit(contextValue.request, document, operation);
      }
    } catch (error) {
      throw refused(error);
    }
  }

  private async execute(
    surface: SurfaceName,
    { source, document, operation, request, contextValue }: GraphQLRequestContextResponseForOperation<HttpContext>,
  ): Promise<GraphQLResponse> {
    const { operationName, variables = {} } = request;
    const { isTrusted } = contextValue;
    const prepared = { source, document, operation, operationName, variables, isTrusted };
    const singleResult = await this.executor.execute(surface, prepared, contextValue);
    return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult } };
  }

  private requestIdOf(error: unknown): string {
    return this.requestIds.get(error as object) ?? randomUUID();
  }
}

/** Apollo answers with the status that an error carries in its extensions. */
function refused(error: unknown): GraphQLError {
  const cause = error instanceof Error ? error : new Error(String(error));
  return new GraphQLError(cause.message, { originalError: cause, extensions: { http: { status: statusOf(cause) } } });
}
