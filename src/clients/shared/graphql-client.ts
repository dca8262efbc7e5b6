import { type Operation } from './operation.js';

/**
 * A failure as a client sees it: the server's closed `code` with its details, or one of the two that only a client
 * can know: UNREACHABLE (no answer at all), UNREADABLE (an answer that is not GraphQL, for example a proxy's page).
 */
export class ClientError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[];
}

/** GraphQL over HTTP by trusted documents only. Never sends cookies. */
export class GraphQLClient {
  /** @param url of the endpoint; @param token gives the viewer's token or null; @param onTokenRefused is told once it no longer works. */
  constructor(
    private readonly url: string,
    private readonly token: () => string | null,
    private readonly onTokenRefused: () => void,
  ) {}

  /** What everybody may read: a simple cross-origin GET without credentials, so that every cache on the way may answer. */
  read<Result, Variables>({ documentId }: Operation<Result, Variables>, variables: Variables): Promise<Result> {
    const query = new URLSearchParams({ documentId, variables: JSON.stringify(variables) });
    return this.fetch(`${this.url}?${query}`);
  }

  /** A mutation or the viewer's own read: a POST that carries the token where there is one. */
  async send<Result, Variables>({ documentId }: Operation<Result, Variables>, variables: Variables): Promise<Result> {
    const token = this.token();
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (token) headers['authorization'] = `Bearer ${token}`;
    try {
      return await this.fetch(this.url, { method: 'POST', headers, body: JSON.stringify({ documentId, variables }) });
    } catch (error) {
      if (token && error instanceof ClientError && refusals.has(error.code)) this.onTokenRefused();
      throw error;
    }
  }

  private async fetch<Result>(url: string, init?: RequestInit): Promise<Result> {
    const response = await fetch(url, { credentials: 'omit', ...init }).catch(() => {
      throw new ClientError('UNREACHABLE');
    });
    const { data, errors } = (await response.json().catch(() => ({}))) as Answer<Result>;
    if (errors?.[0]) throw new ClientError(errors[0].extensions?.code ?? 'INTERNAL', errors[0].extensions);
    if (!data) throw new ClientError('UNREADABLE');
    return data;
  }
}

const refusals = new Set(['TOKEN_INVALID', 'UNAUTHENTICATED']);

/** The code of whatever was thrown: ours, or INTERNAL for a defect of the client itself. */
export function codeOf(error: unknown): string {
  return error instanceof ClientError ? error.code : 'INTERNAL';
}
