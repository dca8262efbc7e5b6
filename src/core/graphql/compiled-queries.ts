import { OperationTypeNode, type DocumentNode, type GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import type { PreparedOperation } from './documents/operation-documents.js';

/**
 * Registered queries as compiled functions: a page of comments takes less than half of the processor time. Only what our
 * own clients were built with is ever compiled, so there are few of them, and none that a stranger wrote.
 */
export class CompiledQueries {
  private readonly queries = new WeakMap<DocumentNode, Map<string, CompiledQuery['query'] | undefined>>();

  /** Nothing for operations that are to be interpreted. */
  of(schema: GraphQLSchema, { document, operation, operationName, isTrusted }: PreparedOperation) {
    if (!isTrusted || operation.operation !== OperationTypeNode.QUERY) return undefined;
    const byName = this.queries.get(document) ?? new Map<string, CompiledQuery['query'] | undefined>();
    this.queries.set(document, byName);
    const name = operationName ?? '';
    if (!byName.has(name)) {
      const outcome = compileQuery(schema, document, operationName);
      byName.set(name, isCompiledQuery(outcome) ? outcome.query : undefined);
    }
    return byName.get(name);
  }
}
