import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createUnzip } from 'node:zlib';
import { fetchError } from './fetch.errors.js';

/** What `Accept-Encoding` may promise: exactly what `readBody` undoes. */
export const acceptedEncodings = 'gzip, deflate, br';

export interface BodyBounds {
  /** Named in errors only. */
  readonly host: string;
  /** Of what travels and of what it unpacks to, each. */
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

/**
 * Reads a response to its end and undoes its compression. Stops at the first byte over the bound, so that neither an
 * endless body nor a compression bomb takes more memory than `maxBytes`.
 *
 * @throws FETCH_TOO_LARGE, FETCH_UNSUPPORTED for an unknown encoding; whatever the stream failed with otherwise
 */
export async function readBody(response: IncomingMessage, { host, maxBytes, signal }: BodyBounds): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const bounded = async function* (source: AsyncIterable<Buffer>) {
    let total = 0;
    for await (const chunk of source) {
      total += chunk.length;
      if (total > maxBytes) throw fetchError('FETCH_TOO_LARGE', { host, maxBytes });
      yield chunk;
    }
  };
  const collect = async (source: AsyncIterable<Buffer>) => {
    for await (const chunk of bounded(source)) chunks.push(chunk);
  };
  if (Number(response.headers['content-length']) > maxBytes) throw fetchError('FETCH_TOO_LARGE', { host, maxBytes });

  const decoder = decoderFor(response.headers['content-encoding'] ?? 'identity', host);
  if (decoder === undefined) await pipeline(response, collect, { signal });
  else await pipeline(response, bounded, decoder, collect, { signal });
  return Buffer.concat(chunks);
}

function decoderFor(encoding: string, host: string): Duplex | undefined {
  switch (encoding.trim().toLowerCase()) {
    case '':
    case 'identity':
      return undefined;
    case 'gzip':
    case 'x-gzip':
    case 'deflate':
      return createUnzip();
    case 'br':
      return createBrotliDecompress();
    default:
      throw fetchError('FETCH_UNSUPPORTED', { host, problem: 'its compression is unknown' });
  }
}
