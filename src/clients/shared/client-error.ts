/**
 * A failure as a client sees it: the server's closed `code` with its details, or one of the two that only a client can
 * know: UNREACHABLE (no answer at all), UNREADABLE (an answer that is not GraphQL, for example a proxy's page).
 */
export class ClientError extends Error {
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(code);
  }
}

/** The code of whatever was thrown: ours, or INTERNAL for a defect of the client itself. */
export function codeOf(error: unknown): string {
  return error instanceof ClientError ? error.code : 'INTERNAL';
}
