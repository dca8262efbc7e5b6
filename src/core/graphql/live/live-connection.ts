import { anonymous, type Actor } from '../../context/actor.js';
import type { RequestContext, RequestOrigin } from '../../context/request-context.js';
import type { SurfaceName } from '../../config/process-plan.js';
import type { LiveSubscription } from './live-subscription.js';

/** What a connection needs of the socket or event stream below it. */
export interface LiveWire {
  readonly bufferedBytes: number;
  /** Tells the client why; ends the connection in any case. */
  close(code: number, reason: string): void;
  /** Sends a sign of life, and ends the connection where the last one was not answered. */
  ping(): void;
}

export interface LiveOrigin extends RequestOrigin {
  readonly surface: SurfaceName;
}

/** One client's socket or event stream, and who is at the other end just now. */
export class LiveConnection {
  readonly subscriptions = new Set<LiveSubscription>();
  token?: string;
  actor: Actor = anonymous;
  /** Subscriptions that are being opened. */
  opening = 0;
  isOpen = true;
  private isClosing = false;

  constructor(
    readonly origin: LiveOrigin,
    readonly wire: LiveWire,
  ) {}

  get context(): RequestContext {
    const { surface: _surface, ...origin } = this.origin;
    return { actor: this.actor, ...origin };
  }

  /** Milliseconds since the epoch at which the token in use ends. */
  get expiresAt(): number {
    return this.actor.kind === 'user' ? this.actor.tokenExpiresAt.getTime() : Number.POSITIVE_INFINITY;
  }

  close(code: number, reason: string): void {
    if (!this.isOpen || this.isClosing) return;
    this.isClosing = true;
    this.wire.close(code, reason);
  }
}
