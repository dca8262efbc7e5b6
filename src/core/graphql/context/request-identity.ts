import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Express's compiled `trust proxy`: whether the hop at this distance is one of our own proxies. */
export type TrustedHop = (address: string, hop: number) => boolean;

/**
 * The client's address: the nearest one that is not a trusted proxy's, as Express's `req.ip` finds it, but also for
 * upgrades and early routes that Express never sees.
 */
export function clientAddress(request: IncomingMessage, isTrusted: TrustedHop): string {
  const forwarded = headerOf(request, 'x-forwarded-for')?.split(',') ?? [];
  const hops = [request.socket.remoteAddress ?? 'unknown', ...forwarded.map((hop) => hop.trim()).reverse()];
  const nearest = hops.findIndex((address, hop) => !isTrusted(address, hop));
  return hops[nearest] ?? hops.at(-1)!;
}

const saneRequestId = /^[\w.:+/=@-]{1,128}$/;

/** The id a proxy or client gave the request, if it is harmless to log and echo; otherwise a new one. */
export function requestIdOf(request: IncomingMessage): string {
  const given = headerOf(request, 'x-request-id');
  return given !== undefined && saneRequestId.test(given) ? given : randomUUID();
}

const longestUserAgent = 512;
const longestReferrer = 2_048;

/** What the client says of itself and of the page it is on; what it does not say is absent. */
export function clientWords(request: IncomingMessage): { readonly userAgent?: string; readonly referrer?: string } {
  const userAgent = headerOf(request, 'user-agent')?.slice(0, longestUserAgent);
  const referrer = headerOf(request, 'referer')?.slice(0, longestReferrer);
  return { ...(userAgent ? { userAgent } : {}), ...(referrer ? { referrer } : {}) };
}

/** The access token: only ever from `Authorization: Bearer`, never a cookie or a query parameter. */
export function bearerToken(request: IncomingMessage): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}

function headerOf(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
