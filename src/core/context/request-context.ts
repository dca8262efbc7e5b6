import { randomUUID } from 'node:crypto';
import type { Actor } from './actor.js';

/**
 * Who asks, from where, under which request id: the explicit first argument of every service method.
 * HTTP and sockets make one a request or event; jobs and CLI commands use `systemContext`.
 */
export interface RequestContext {
  readonly actor: Actor;
  /** The client's address after the trusted-proxy rules, for rate limits. */
  readonly address: string;
  /** Returned as `X-Request-ID`, logged with every line and shown in masked errors. */
  readonly requestId: string;
}

export function systemContext(name: string): RequestContext {
  return { actor: { kind: 'system', name }, address: 'internal', requestId: randomUUID() };
}
