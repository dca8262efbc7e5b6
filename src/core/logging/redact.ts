import { isNativeError } from 'node:util/types';

const userInfo = /\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/"'<>]{1,512}@/gi;
const secretParameter = /([?&](?:password|secret|token|access_token|code|key)=)[^\s&"'<>]{1,2048}/gi;

/** Replaces passwords and tokens inside any URL of the text by `***`; the rest stays as it is. */
export function redactSecrets(text: string): string {
  return text.replace(userInfo, '$1***@').replace(secretParameter, '$1***');
}

/** A failure as one line for people: its message without secrets, never its stack. */
export function describeFailure(error: unknown): string {
  const message = isNativeError(error) ? error.message || error.name : String(error);
  return redactSecrets(message.split('\n', 1)[0]!);
}

/** The code that Node and database drivers put on an error: `EADDRINUSE`, `ECONNREFUSED` … */
export function failureCode(error: unknown): unknown {
  return isNativeError(error) && 'code' in error ? error.code : undefined;
}
