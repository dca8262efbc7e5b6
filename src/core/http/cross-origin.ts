import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import { coreError } from '../errors/core.errors.js';
import { parseUrl } from './parse-url.js';
import type { PermittedOrigins } from './permitted-origins.js';

const maxAge = { 'Access-Control-Max-Age': '600' };
const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Request-ID',
  ...maxAge,
};
const moderatingPreflightHeaders = {
  'Access-Control-Allow-Methods': 'POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type',
  ...maxAge,
};

/** @param permitted asked at the first request with an origin, when the container is complete */
type Permitted = () => PermittedOrigins;

/**
 * CORS for what pages send with an access token or a JSON body. Anonymous reads are simple requests that any page may
 * send, and never come here. Credentials of the browser are not permitted to anybody: no cookie is read here.
 */
export function crossOrigin(permitted: Permitted): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined) return next();
    permitted()
      .permits(origin)
      .then((isPermitted) => {
        if (isPermitted) permit(response, origin);
        if (!isPreflight(request)) return next();
        if (!isPermitted) return next(coreError('FORBIDDEN'));
        response.set(preflightHeaders).status(204).end();
      })
      .catch(next);
  };
}

/**
 * CORS for the admin surface. The console may do everything, from whatever origin it is served. A page of the
 * newsroom's may post what a moderator does in the stream, and nothing else: no live connection, no other operation
 * (`isFromPage` tells who answers). A token that a script steals from such a page opens no more of a firewalled cluster
 * than the page itself has, because it is of use behind the firewall only, and there only to this page.
 */
export function crossOriginOfAdmin(permitted: Permitted): RequestHandler {
  return (request, response, next) => {
    response.vary('Origin');
    const { origin } = request.headers;
    if (origin === undefined || isOwnOrigin(request, origin)) return next();
    standingOf(permitted(), origin, request.path)
      .then((standing) => {
        if (standing !== 'stranger') permit(response, origin);
        if (isPreflight(request)) {
          if (standing === 'stranger') return next(coreError('FORBIDDEN'));
          response.set(standing === 'page' ? moderatingPreflightHeaders : preflightHeaders);
          return response.status(204).end();
        }
        if (standing === 'page') fromPages.add(request);
        next();
      })
      .catch(next);
  };
}

/** Whether a request to the admin surface comes from a page of a site's, and not from the console. */
export function isFromPage(request: Request): boolean {
  return fromPages.has(request);
}

/** Whether the browser sent it from a page of the origin that it asks; false also where a proxy hides that. */
export function isOwnOrigin({ headers }: IncomingMessage, origin: string): boolean {
  return headers['sec-fetch-site'] === 'same-origin' || parseUrl(origin)?.host === headers.host;
}

const fromPages = new WeakSet<Request>();

async function standingOf(permitted: PermittedOrigins, origin: string, path: string) {
  if (await permitted.isOfConsole(origin)) return 'console';
  return path === '/' && (await permitted.permits(origin)) ? 'page' : 'stranger';
}

function permit(response: Response, origin: string): void {
  response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'X-Request-ID' });
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
