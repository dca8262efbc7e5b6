import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Tagged } from './tagged-cache.js';

/** An answer in bytes, ready to be sent to any anonymous reader. */
export interface AnonymousRead extends Tagged {
  readonly body: Buffer;
  readonly etag: string;
  /** Name, value, name, value …: the same for everybody, so made once. */
  readonly headers: string[];
  /** What of them goes with 304. */
  readonly unchangedHeaders: string[];
  /** The operation's name, for the metrics. */
  readonly name: string;
  readonly isCacheable: boolean;
  /** Milliseconds since the epoch: from then on the answer is another one, though nobody changed anything. */
  readonly freshUntil: number;
}

export interface AnswerInBytes {
  readonly body: Buffer;
  readonly contentType: string;
  readonly name: string;
  readonly tags: ReadonlySet<string>;
  readonly freshUntil: number;
  readonly isCacheable: boolean;
  /** For a cacheable answer, where it may be kept longer than a stream. */
  readonly cacheControl?: string;
}

/** Any page may read what any reader may see; no credentials ever. */
export const openHeaders = { 'Access-Control-Allow-Origin': '*', Vary: 'Authorization' } as const;

/** A rejected comment has to be gone everywhere at once. */
const streamCaching = 'public, max-age=1, stale-while-revalidate=5';

export function anonymousRead(answer: AnswerInBytes): AnonymousRead {
  const { body, contentType, isCacheable, cacheControl = streamCaching, ...read } = answer;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const caching: Record<string, string> = isCacheable
    ? { 'Cache-Control': cacheControl, ETag: etag }
    : { 'Cache-Control': 'no-store' };
  const unchanged: Record<string, string> = { ...openHeaders, ...caching };
  const content: Record<string, string> = { 'Content-Type': contentType, 'Content-Length': String(body.length) };
  return {
    ...read,
    body,
    bytes: body.length,
    etag,
    headers: Object.entries({ ...unchanged, ...content }).flat(),
    unchangedHeaders: Object.entries(unchanged).flat(),
    isCacheable,
  };
}

/** Answers with the bytes, or with 304 to whoever has them already. */
export function sendRead(request: IncomingMessage, response: ServerResponse, read: AnonymousRead): void {
  if (read.isCacheable && request.headers['if-none-match']?.includes(read.etag)) {
    response.writeHead(304, read.unchangedHeaders);
    response.end();
  } else {
    response.writeHead(200, read.headers);
    response.end(read.body);
  }
}
