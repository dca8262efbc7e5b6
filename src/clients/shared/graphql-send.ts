import { ClientError } from './client-error.js';
import { answerOf } from './graphql-read.js';
import { type Operation } from './operation.js';
import { type Session } from './session.js';

const refusals = new Set(['TOKEN_INVALID', 'UNAUTHENTICATED']);

/**
 * A mutation or the viewer's own read: a POST that carries the session's token where there is one. A token that the
 * server refuses, or that has expired in the meantime, ends the session, unless another is on its way.
 *
 * @param session null to send without a token
 * @throws ClientError
 */
export async function sendOperation<Result, Variables>(
  url: string,
  session: Session | null,
  { documentId }: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const token = session?.current?.token;
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  if (token) headers['authorization'] = `Bearer ${token}`;
  try {
    return await answerOf(url, { method: 'POST', headers, body: JSON.stringify({ documentId, variables }) });
  } catch (error) {
    if (isRefusal(error) && token === session?.current?.token) session?.refused();
    throw error;
  }
}

/** Whether the server did not accept the token. Then it has done nothing else either. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ClientError && refusals.has(error.code);
}
