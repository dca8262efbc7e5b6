import { IntrinsicException } from '@nestjs/common';

/** What a client may be told about a failure: an HTTP status and a sentence, `{name}` replaced from the details. */
export interface ErrorDefinition {
  readonly status: number;
  readonly message: string;
}

export type ErrorDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/**
 * An expected failure, safe to show: a closed code, a sentence and details, never a stack or somebody's text.
 * Whatever else is thrown is unexpected: the edges mask it and log it with the request's id.
 * Being intrinsic, it is not logged by Nest as a failure of ours.
 */
export class TalkError<Code extends string = string> extends IntrinsicException {
  constructor(
    readonly code: Code,
    readonly status: number,
    message: string,
    readonly details: ErrorDetails = {},
  ) {
    super(message);
    this.name = 'TalkError';
  }
}

export type ErrorFactory<Code extends string> = ((code: Code, details?: ErrorDetails) => TalkError<Code>) & {
  readonly definitions: Readonly<Record<Code, ErrorDefinition>>;
};

/**
 * Declares a feature's closed set of error codes.
 *
 * @example
 * export const commentError = defineErrors({ COMMENT_TOO_LONG: { status: 400, message: 'Longer than {max} characters.' } });
 * throw commentError('COMMENT_TOO_LONG', { max: 5000 });
 */
export function defineErrors<const Definitions extends Record<string, ErrorDefinition>>(
  definitions: Definitions,
): ErrorFactory<keyof Definitions & string> {
  type Code = keyof Definitions & string;
  const create = (code: Code, details: ErrorDetails = {}) => {
    const { status, message } = definitions[code]!;
    return new TalkError(code, status, fill(message, details), details);
  };
  return Object.assign(create, { definitions });
}

function fill(message: string, details: ErrorDetails): string {
  return message.replace(/\{(\w{1,40})\}/g, (placeholder, name: string) => String(details[name] ?? placeholder));
}
