import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { coreError } from '../errors/core.errors.js';
import { TalkError } from '../errors/talk-error.js';

export interface ClientError extends GraphQLFormattedError {
  readonly extensions: { readonly code: string; readonly requestID: string; readonly [detail: string]: unknown };
}

/** What graphql and Apollo call mistakes in the request itself, and what our clients know them as. */
const requestMistakes: Readonly<Record<string, string>> = {
  GRAPHQL_PARSE_FAILED: 'GRAPHQL_PARSE_FAILED',
  GRAPHQL_VALIDATION_FAILED: 'GRAPHQL_VALIDATION_FAILED',
  OPERATION_RESOLUTION_FAILURE: 'BAD_INPUT',
  BAD_USER_INPUT: 'BAD_INPUT',
  BAD_REQUEST: 'BAD_INPUT',
};

/**
 * What a client is told of a failure: an expected one by its code, a mistake in the request with graphql's own words,
 * anything else masked as INTERNAL.
 *
 * @param onUnexpected gets what was masked, to be logged under the request's id
 */
export function toClientError(
  error: unknown,
  requestId: string,
  onUnexpected: (cause: unknown, path?: readonly (string | number)[]) => void,
): ClientError {
  const { locations, path }: Partial<GraphQLFormattedError> = error instanceof GraphQLError ? error.toJSON() : {};
  const place = { ...(locations && { locations }), ...(path && { path }) };
  const cause = rootCause(error);
  if (isExpected(cause)) {
    const { code, message, details } = cause;
    return { message, ...place, extensions: { ...details, code, requestID: requestId } };
  }
  const mistake = error instanceof GraphQLError ? requestMistake(error, cause) : undefined;
  if (mistake) {
    return { message: (error as GraphQLError).message, ...place, extensions: { code: mistake, requestID: requestId } };
  }
  onUnexpected(cause, path);
  const { code, message } = coreError('INTERNAL');
  return { message, ...place, extensions: { code, requestID: requestId } };
}

/** The HTTP status of a request that failed before anything was executed. */
export function statusOf(error: unknown): number {
  const cause = rootCause(error);
  if (isExpected(cause)) return cause.status;
  return error instanceof GraphQLError && requestMistake(error, cause) ? 400 : 500;
}

/** Whether a client's error was our fault. */
export function isInternal(error: GraphQLFormattedError): boolean {
  return error.extensions?.['code'] === 'INTERNAL';
}

function requestMistake(error: GraphQLError, cause: unknown): string | undefined {
  const known = requestMistakes[String(error.extensions?.['code'])];
  if (known !== undefined) return known;
  if (!(cause instanceof GraphQLError)) return undefined;
  // Nothing was executed yet where there is no path: graphql could not read a variable. Later on it points at the
  // argument it could not read; a value of ours that it could not serialise has no place in the document.
  const isOfRequest = error.path === undefined || (cause.nodes !== undefined && cause.nodes.length > 0);
  return isOfRequest ? 'BAD_INPUT' : undefined;
}

function isExpected(cause: unknown): cause is TalkError {
  return cause instanceof TalkError;
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}
