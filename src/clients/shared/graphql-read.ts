import { ClientError } from './client-error.js';
import { type Operation } from './operation.js';

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message?: string; readonly extensions?: { readonly code?: string } }[];
}

/**
 * What everybody may read: a simple cross-origin GET without credentials, so that every cache on the way may answer.
 * The browser's own asks whether its copy still holds (usually 304): somebody who reloads sees what they just wrote.
 *
 * @param url of the GraphQL endpoint
 * @throws ClientError
 */
export function readOperation<Result, Variables>(
  url: string,
  { documentId }: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  const query = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
  return answerOf(`${url}?${query}`, { cache: 'no-cache' });
}

/** One request, never with cookies, and its data or its error. @throws ClientError */
export async function answerOf<Result>(url: string, init?: RequestInit): Promise<Result> {
  const response = await fetch(url, { credentials: 'omit', ...init }).catch(() => {
    throw new ClientError('UNREACHABLE');
  });
  const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Result>;
  if (errors?.[0]) {
    const { message, extensions } = errors[0];
    throw new ClientError(extensions?.code ?? 'INTERNAL', extensions, message);
  }
  if (!data) throw new ClientError('UNREADABLE');
  return data;
}
