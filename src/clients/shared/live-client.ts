import { LiveEventStream } from './live-event-stream.js';
import { type LinkListener, type LiveLink, type OpenLink } from './live-link.js';
import { LiveSocket } from './live-socket.js';
import { type Operation } from './operation.js';

export type LiveState = 'connecting' | 'online' | 'offline';

export interface LiveSubscriber<Result, Variables> {
  readonly operation: Operation<Result, Variables>;
  /** Asked again at each (re)connection, so that `after` can name the last event that was seen. */
  readonly variables: () => Variables;
  /** Not worth a connection of its own: left out where the transport needs one for each subscription. */
  readonly isExtra?: boolean;
  readonly next: (result: Result) => void;
  /** The server ended this subscription; the code says why. It is not tried again. */
  readonly error: (code: string) => void;
}

export interface LiveClientOptions {
  /** http(s) or ws(s) URL of the live endpoint. */
  readonly url: string;
  readonly token: () => string | null;
  readonly onState: (state: LiveState) => void;
  /** The token was refused (4401, 4403). The next attempt asks `token` again. */
  readonly onTokenRefused: () => void;
  /** Lets go of the server in a tab that has been hidden for this long, until it is looked at again. Default: never. */
  readonly restAfterMs?: number;
  /** In the order in which they are tried. */
  readonly transports?: readonly OpenLink[];
  readonly random?: () => number;
}

const openSocket: OpenLink = (url, token, listener) =>
  new LiveSocket(new WebSocket(url.replace(/^http/, 'ws'), 'graphql-transport-ws'), token, listener);
const openEventStream: OpenLink = (url, token, listener) =>
  new LiveEventStream(url.replace(/^ws/, 'http'), token, listener);

/** Close codes that mean: not with this token. */
const tokenRefused = new Set([4401, 4403]);
/** Below it the server has closed by the protocol, so the transport works. */
const firstProtocolCode = 4000;
const firstDelayMs = 1000;
const longestDelayMs = 30_000;
const answerWithinMs = 10_000;
const pongWithinMs = 5000;
/** So often in a row a transport may get no answer before the next one is tried. */
const patience = 2;

/**
 * Subscriptions to a live endpoint, resumed after any interruption: over one websocket, else over server-sent events
 * where networks refuse websockets. Waits between attempts grow with jitter, so that a restarted server is not stormed; a
 * server that is going away says how long to wait (`retry=<ms>` as the reason of close 1012).
 */
export class LiveClient {
  private readonly subscribers = new Map<string, LiveSubscriber<never, never>>();
  private readonly transports: readonly OpenLink[];
  private link: LiveLink | null = null;
  private tokenInUse: string | null = null;
  private state: LiveState | null = null;
  private transport = 0;
  private attempts = 0;
  private unanswered = 0;
  private nextID = 1;
  private isResting = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private answerTimer: ReturnType<typeof setTimeout> | undefined;
  private restTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LiveClientOptions) {
    this.transports = options.transports ?? [openSocket, openEventStream];
    addEventListener('online', this.check);
    addEventListener('offline', this.check);
    document.addEventListener('visibilitychange', this.check);
  }

  /** @returns a function that ends the subscription; the link closes with the last one. */
  subscribe<Result, Variables>(subscriber: LiveSubscriber<Result, Variables>): () => void {
    const id = String(this.nextID++);
    this.subscribers.set(id, subscriber as unknown as LiveSubscriber<never, never>);
    if (this.link) this.start(id);
    else if (this.state !== 'offline' && !this.isResting) this.connect();
    return () => {
      if (!this.subscribers.delete(id)) return;
      this.link?.stop(id);
      if (this.subscribers.size > 0) return;
      this.disconnect();
      this.state = null;
    };
  }

  /** Whether what is extra comes through. */
  get carriesMany(): boolean {
    return this.link?.carriesMany ?? false;
  }

  /** Connects again if the token of now is another one, after a sign-in or sign-out. */
  restart(): void {
    if (this.link && this.options.token() !== this.tokenInUse) this.reconnect();
  }

  /** Ends everything; the client cannot be used afterwards. */
  close(): void {
    this.subscribers.clear();
    this.disconnect();
    clearTimeout(this.restTimer);
    removeEventListener('online', this.check);
    removeEventListener('offline', this.check);
    document.removeEventListener('visibilitychange', this.check);
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.become('connecting');
    this.answerTimer = setTimeout(() => this.retry(0, ''), answerWithinMs);
    this.tokenInUse = this.options.token();
    const open = this.transports[this.transport]!;
    this.link = open(this.options.url, this.tokenInUse, this.listener());
    for (const id of this.subscribers.keys()) this.start(id);
  }

  private start(id: string): void {
    const subscriber = this.subscribers.get(id)!;
    if (this.link!.carriesMany || !subscriber.isExtra) this.link!.start(id, subscriber);
  }

  private reconnect(): void {
    this.disconnect();
    if (this.subscribers.size > 0) this.connect();
  }

  private disconnect(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.answerTimer);
    this.link?.close();
    this.link = null;
  }

  private listener(): LinkListener {
    return {
      ready: () => {
        this.attempts = this.unanswered = 0;
        this.become('online');
      },
      alive: () => clearTimeout(this.answerTimer),
      next: (id, data) => this.subscribers.get(id)?.next(data as never),
      fail: (id, code) => {
        const subscriber = this.subscribers.get(id);
        this.subscribers.delete(id);
        subscriber?.error(code);
      },
      complete: (id) => this.subscribers.delete(id),
      closed: (code, reason) => this.retry(code, reason),
    };
  }

  private retry(code: number, reason: string): void {
    const wasOnline = this.state === 'online';
    this.disconnect();
    if (this.subscribers.size === 0) return;
    if (tokenRefused.has(code)) this.options.onTokenRefused();
    if (!wasOnline && code < firstProtocolCode) this.tryNextTransport();
    this.become('offline');
    const hint = /retry=(\d{1,6})/.exec(reason)?.[1];
    const random = (this.options.random ?? Math.random)();
    const grown = Math.min(longestDelayMs, firstDelayMs * 2 ** this.attempts++) * (0.5 + random / 2);
    this.retryTimer = setTimeout(() => this.connect(), hint ? Number(hint) : grown);
  }

  private tryNextTransport(): void {
    if (++this.unanswered < patience) return;
    this.unanswered = 0;
    this.transport = (this.transport + 1) % this.transports.length;
  }

  /** After sleep or a change of network a link can look open and be dead: ask, and connect anew where nothing answers. */
  private readonly check = (event: Event): void => {
    clearTimeout(this.restTimer);
    if (this.subscribers.size === 0) return;
    if (document.visibilityState === 'hidden') {
      const { restAfterMs } = this.options;
      if (restAfterMs) this.restTimer = setTimeout(() => this.rest(), restAfterMs);
      return;
    }
    if (!navigator.onLine) {
      this.become('offline');
    } else if (this.isResting || this.state === 'offline') {
      this.isResting = false;
      this.reconnect();
    } else if (this.state === 'online') {
      this.assertAlive(event.type === 'online');
    }
  };

  private assertAlive(hasNewNetwork: boolean): void {
    if (!this.link?.probe()) {
      // What cannot be asked is trusted when somebody only comes back to the tab: its silence is timed.
      if (hasNewNetwork) this.reconnect();
      return;
    }
    clearTimeout(this.answerTimer);
    this.answerTimer = setTimeout(() => this.reconnect(), pongWithinMs);
  }

  private rest(): void {
    this.isResting = true;
    this.disconnect();
  }

  private become(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
