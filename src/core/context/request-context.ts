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
  /** What the client's software calls itself: its word only, cut to a bounded length. */
  readonly userAgent?: string;
  /** The page that the client says it was on, cut likewise. */
  readonly referrer?: string;
}

/** Where a request comes from, whoever asks. */
export type RequestOrigin = Omit<RequestContext, 'actor'>;

export function systemContext(name: string): RequestContext {
  return { actor: { kind: 'system', name }, address: 'internal', requestId: randomUUID() };
}
