import type { Request, RequestHandler, Response } from 'express';
import { coreError } from '../errors/core.errors.js';
import type { PermittedOrigins } from './permitted-origins.js';

const preflightHeaders = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, X-Request-ID',
  'Access-Control-Max-Age': '600',
};

/**
 * CORS for what pages send with an access token or a JSON body. Anonymous reads are simple requests that any page may
 * send, and never come here. Credentials of the browser are not permitted to anybody: no cookie is read here.
 *
 * @param permitted asked at the first request with an origin, when the container is complete
 */
export function crossOrigin(permitted: () => PermittedOrigins): RequestHandler {
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

function permit(response: Response, origin: string): void {
  response.set({ 'Access-Control-Allow-Origin': origin, 'Access-Control-Expose-Headers': 'X-Request-ID' });
}

function isPreflight({ method, headers }: Request): boolean {
  return method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
}
