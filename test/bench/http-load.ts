import autocannon, { type RequestOptions } from 'autocannon';
import type { Contender } from './compare.js';

export interface Load {
  readonly url: string;
  readonly connections: number;
  /** One request for ever, or a function that makes the next one. */
  readonly request: RequestOptions | (() => RequestOptions);
  /** Says whether an answer is right: a fast error is no figure. */
  readonly isRight: (body: string) => boolean;
}

/** Requests without pause over kept-alive connections. */
export function httpLoad({ url, connections, request, isRight }: Load): Contender['run'] {
  const setUp =
    typeof request === 'function' ? { setupRequest: (base: object) => ({ ...base, ...request() }) } : request;
  return async (milliseconds) => {
    const result = await autocannon({
      url,
      connections,
      duration: milliseconds / 1_000,
      sampleInt: 50,
      requests: [setUp],
      verifyBody: isRight,
    });
    const failed = result.non2xx + result.errors + result.mismatches;
    if (failed > 0) throw new Error(`${failed} of ${failed + result['2xx']} requests to ${url} went wrong.`);
    return { operations: result['2xx'], seconds: result.duration };
  };
}
