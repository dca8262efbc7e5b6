/**
 * A failure as a client sees it: the server's closed `code` with its details, or one of the two that only a client can
 * know: UNREACHABLE (no answer at all), UNREADABLE (an answer that is not GraphQL, for example a proxy's page).
 */
export class ClientError extends Error {
  /** @param sentence the server's own, for people */
  constructor(
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
    sentence?: string,
  ) {
    super(code);
    if (sentence) sentences.set(code, sentence);
  }
}

/** There are as many as there are codes. */
const sentences = new Map<string, string>();

/** What the server said when it last gave this code: for codes that a client has no text of its own for. */
export function sentenceOf(code: string): string | undefined {
  return sentences.get(code);
}

/** The code of whatever was thrown: ours, or INTERNAL for a defect of the client itself. */
export function codeOf(error: unknown): string {
  return error instanceof ClientError ? error.code : 'INTERNAL';
}
