import { Injectable, Logger } from '@nestjs/common';
import { execute, type ExecutionArgs } from 'graphql';
import type { SurfaceName } from '../config/process-plan.js';
import { CompiledQueries } from './compiled-queries.js';
import { isInternal, toClientError, type ClientError } from './client-error.js';
import type { GraphqlContext } from './context/graphql-context.js';
import { InvalidDocument, type PreparedOperation } from './documents/operation-documents.js';
import { OperationObservers } from './operation-observers.js';
import { SurfaceSchemas } from './surface-schemas.js';

/** What a client gets, over whichever transport. */
export interface OperationAnswer {
  readonly errors?: readonly ClientError[];
  readonly data?: Readonly<Record<string, unknown>> | null;
}

/** Runs prepared operations: the one place where GraphQL is executed, for HTTP, cached reads and live events alike. */
@Injectable()
export class OperationExecutor {
  private readonly logger = new Logger('GraphQL');
  private readonly compiled = new CompiledQueries();

  constructor(
    private readonly schemas: SurfaceSchemas,
    private readonly observers: OperationObservers,
  ) {}

  /** Never rejects for what a resolver did: failures are in the answer's `errors`, the unexpected ones masked. */
  async execute(
    surface: SurfaceName,
    operation: PreparedOperation,
    context: GraphqlContext,
    rootValue?: unknown,
  ): Promise<OperationAnswer> {
    const startedAt = performance.now();
    const { data, errors } = await this.run(surface, operation, context, rootValue);
    const answer = errors
      ? {
          errors: errors.map((error) => this.clientError(error, context.request.requestId)),
          ...(data !== undefined && { data }),
        }
      : { data };
    this.observe(surface, operation, answer, startedAt);
    return answer;
  }

  /**
   * For pages that Talk makes itself: what was asked for, whole.
   *
   * @throws the first failure as its resolver threw it
   */
  async dataOf(
    surface: SurfaceName,
    operation: PreparedOperation,
    context: GraphqlContext,
  ): Promise<Readonly<Record<string, unknown>>> {
    const startedAt = performance.now();
    const { data, errors = [] } = await this.run(surface, operation, context, undefined);
    const [failure] = errors;
    this.observe(surface, operation, failure ? this.refusal(failure, context.request.requestId) : {}, startedAt);
    if (failure) throw failure.originalError ?? failure;
    return data!;
  }

  /** The operation in the form that graphql's own functions take. */
  argumentsOf(surface: SurfaceName, { document, operationName, variables }: PreparedOperation): ExecutionArgs {
    return { schema: this.schemas.of(surface), document, operationName, variableValues: variables };
  }

  private run(surface: SurfaceName, operation: PreparedOperation, context: GraphqlContext, rootValue: unknown) {
    const query = this.compiled.of(this.schemas.of(surface), operation);
    if (query) return query(rootValue, context, operation.variables);
    return execute({ ...this.argumentsOf(surface, operation), contextValue: context, rootValue });
  }

  /** What the client is told where an operation could not be run at all. */
  refusal(error: unknown, requestId: string): { errors: ClientError[] } {
    const errors = error instanceof InvalidDocument ? error.errors : [error];
    return { errors: errors.map((each) => this.clientError(each, requestId)) };
  }

  /** What the client is told of one failure; the unexpected is logged under the request's id. */
  clientError(error: unknown, requestId: string): ClientError {
    return toClientError(error, requestId, (cause, path) => {
      const place = path ? ` at ${path.join('.')}` : '';
      this.logger.error(`Request ${requestId} failed${place}`, cause instanceof Error ? cause.stack : String(cause));
    });
  }

  private observe(
    surface: SurfaceName,
    operation: PreparedOperation,
    answer: OperationAnswer,
    startedAt: number,
  ): void {
    const outcome = !answer.errors ? 'ok' : answer.errors.some(isInternal) ? 'failed' : 'refused';
    const name = operation.isTrusted ? (operation.operation.name?.value ?? 'unnamed') : undefined;
    this.observers.tell({ surface, name, outcome, seconds: (performance.now() - startedAt) / 1000 });
  }
}
