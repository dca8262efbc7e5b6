import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Metrics } from './metrics.js';

/** What Express adds to a request once a route has matched. */
interface RoutedRequest extends IncomingMessage {
  readonly baseUrl?: string;
  readonly route?: { readonly path?: string | RegExp };
}

export type HttpMiddleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Express middleware that times every request under its route's pattern. Install it before all others. */
export function httpMetrics(metrics: Metrics): HttpMiddleware {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      metrics.observeRequest({
        route: routeOf(request),
        method: methodOf(request),
        status: response.headersSent ? response.statusCode : 499,
        seconds: (performance.now() - startedAt) / 1000,
      });
    });
    next();
  };
}

/** Paths that no route claims share one label: strangers make them up. */
function routeOf({ baseUrl = '', route }: RoutedRequest): string {
  const pattern = typeof route?.path === 'string' ? route.path : '';
  return `${baseUrl}${pattern === '/' && baseUrl !== '' ? '' : pattern}` || 'unmatched';
}

const knownMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

function methodOf({ method = 'GET' }: IncomingMessage): string {
  return knownMethods.has(method) ? method : 'other';
}
