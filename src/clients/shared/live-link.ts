import { type Operation } from './operation.js';

/** What a link is to start: `variables` is asked at the very moment, so that `after` names the last event seen. */
export interface LinkedSubscription {
  readonly operation: Operation<never, never>;
  readonly variables: () => unknown;
}

/** One attempt to hear the live endpoint, over whatever transport; it is used once and never reopens itself. */
export interface LiveLink {
  /** Whether a further subscription costs next to nothing. */
  readonly carriesMany: boolean;
  start(id: string, subscription: LinkedSubscription): void;
  stop(id: string): void;
  /** Asks for a sign of life, and says whether one can be asked for. */
  probe(): boolean;
  /** Ends it without telling the listener. */
  close(): void;
}

export interface LinkListener {
  /** The server has answered. */
  ready(): void;
  /** Anything at all came in. */
  alive(): void;
  next(id: string, data: unknown): void;
  /** The server ended this subscription for good. */
  fail(id: string, code: string): void;
  complete(id: string): void;
  /** The link has ended by itself: a close code of websockets, and a reason that may hold `retry=<ms>`. */
  closed(code: number, reason: string): void;
}

export type OpenLink = (url: string, token: string | null, listener: LinkListener) => LiveLink;

/** Close code for a token that the server does not take. */
export const tokenRefusedCode = 4403;

interface Answer {
  readonly data?: unknown;
  readonly errors?: unknown;
}

/** Hands on one result of a subscription, or its end. */
export function receiveAnswer(listener: LinkListener, id: string, { data, errors }: Answer): void {
  if (data) listener.next(id, data);
  else listener.fail(id, codeIn(errors));
}

export function codeIn(errors: unknown): string {
  const [first] = (errors ?? []) as { extensions?: { code?: string } }[];
  return first?.extensions?.code ?? 'INTERNAL';
}
