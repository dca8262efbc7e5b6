import { ClientError } from './client-error.js';
import { answerOf } from './graphql-read.js';
import { type Operation } from './operation.js';
import { type Session } from './session.js';

const refusals = new Set(['TOKEN_INVALID', 'UNAUTHENTICATED']);

/**
 * A mutation or the viewer's own read: a POST that carries the session's token where there is one. A token that the
 * server refuses, or that has expired in the meantime, ends the session.
 *
 * @throws ClientError
 */
export async function sendOperation<Result, Variables>(
  url: string,
  session: Session,
  { documentId }: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const token = session.current?.token;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers['authorization'] = `Bearer ${token}`;
  try {
    return await answerOf(url, { method: 'POST', headers, body: JSON.stringify({ documentId, variables }) });
  } catch (error) {
    const isRefused = error instanceof ClientError && refusals.has(error.code);
    if (isRefused && token === session.current?.token) session.set(null);
    throw error;
  }
}
