import type { z } from 'zod';
import { type SafePost, safeFetch, type SafeResponse } from '../../../../core/http/safe-fetch.js';
import { serviceError } from './service.errors.js';

/** How a service is reached. */
export interface ServiceOptions {
  readonly endpoint: string;
  /** For the whole call, repetitions included. */
  readonly timeoutMs: number;
  /** `host:port` pairs that may have private addresses: `config.review.allow`. */
  readonly allow: readonly string[];
  /** Ends the call early, as if the time were up. */
  readonly signal?: AbortSignal | undefined;
}

/** Far more than an honest answer needs. */
export const maxAnswerBytes = 262_144;

/**
 * POSTs to a service and leaves the judgement of its answer to the caller.
 *
 * @throws an error of `fetchError`
 */
export function askService(
  { endpoint, timeoutMs, allow, signal }: ServiceOptions,
  post: SafePost,
): Promise<SafeResponse> {
  return safeFetch(endpoint, { timeoutMs, allow, maxBytes: maxAnswerBytes, post, ...(signal && { signal }) });
}

/** @throws SERVICE_KEY_REFUSED on 401 and 403, SERVICE_FAILED on any other status but success */
export function assertSuccess(service: string, { status }: SafeResponse): void {
  if (status === 401 || status === 403) throw serviceError('SERVICE_KEY_REFUSED', { service, hint: '' });
  if (status < 200 || status > 299) throw serviceError('SERVICE_FAILED', { service, status });
}

/** @throws SERVICE_ANSWER_UNFIT naming the field at fault, never its value */
export function readAnswer<Answer>(service: string, schema: z.ZodType<Answer>, body: Buffer): Answer {
  const parsed = schema.safeParse(parseJson(body.toString()));
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]!.path.map(String).join('.').slice(0, 80);
  const problem = field === '' ? 'it is not the JSON that was expected' : `"${field}" is missing or out of bounds`;
  throw serviceError('SERVICE_ANSWER_UNFIT', { service, problem });
}

/** Undefined where the text is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
