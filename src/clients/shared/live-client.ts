import { type Operation } from './operation.js';

export type LiveState = 'connecting' | 'online' | 'offline';

export interface LiveSubscriber<Result, Variables> {
  readonly operation: Operation<Result, Variables>;
  /** Asked again at each (re)connection, so that `after` can name the last event that was seen. */
  readonly variables: () => Variables;
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
  readonly connect?: (url: string) => WebSocket;
  readonly random?: () => number;
}

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

/** `graphql-transport-ws` close codes that mean: not with this token. */
const tokenRefused = new Set([4401, 4403]);
const firstDelayMs = 1000;
const longestDelayMs = 30_000;
const pongWithinMs = 5000;

/**
 * A client of the graphql-transport-ws protocol, small because it speaks only what Talk needs: subscriptions by trusted
 * document over one socket, resumed after any interruption. Waits between attempts grow with jitter, so that a restarted
 * server is not stormed; a server that is going away says how long to wait (`retry=<ms>` as the reason of close 1012).
 */
export class LiveClient {
  private readonly subscribers = new Map<string, LiveSubscriber<never, never>>();
  private socket: WebSocket | null = null;
  private state: LiveState | null = null;
  private attempts = 0;
  private nextID = 1;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pongTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly options: LiveClientOptions) {
    addEventListener('online', this.check);
    addEventListener('offline', this.check);
    document.addEventListener('visibilitychange', this.check);
  }

  /** @returns a function that ends the subscription; the socket closes with the last one. */
  subscribe<Result, Variables>(subscriber: LiveSubscriber<Result, Variables>): () => void {
    const id = String(this.nextID++);
    this.subscribers.set(id, subscriber as unknown as LiveSubscriber<never, never>);
    if (this.state === 'online') this.start(id);
    else if (!this.socket) this.connect();
    return () => {
      if (!this.subscribers.delete(id)) return;
      this.send({ type: 'complete', id });
      if (this.subscribers.size === 0) this.disconnect();
    };
  }

  /** Connects again with the token of now, after a sign-in or sign-out. */
  restart(): void {
    this.disconnect();
    if (this.subscribers.size > 0) this.connect();
  }

  /** Ends everything; the client cannot be used afterwards. */
  close(): void {
    this.subscribers.clear();
    this.disconnect();
    removeEventListener('online', this.check);
    removeEventListener('offline', this.check);
    document.removeEventListener('visibilitychange', this.check);
  }

  private connect(): void {
    clearTimeout(this.retryTimer);
    this.become('connecting');
    const url = this.options.url.replace(/^http/, 'ws');
    const socket = this.options.connect?.(url) ?? new WebSocket(url, 'graphql-transport-ws');
    this.socket = socket;
    socket.onopen = () => {
      const token = this.options.token();
      this.send({ type: 'connection_init', payload: token ? { token } : {} });
    };
    socket.onmessage = ({ data }) => this.receive(JSON.parse(String(data)) as Message);
    socket.onclose = ({ code, reason }) => this.retry(code, reason);
  }

  /** Forgets the socket first: what it still says belongs to nobody. */
  private disconnect(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.pongTimer);
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close(1000);
  }

  private retry(code: number, reason: string): void {
    this.disconnect();
    if (this.subscribers.size === 0) return;
    if (tokenRefused.has(code)) this.options.onTokenRefused();
    this.become('offline');
    const hint = /retry=(\d{1,6})/.exec(reason)?.[1];
    const random = (this.options.random ?? Math.random)();
    const grown = Math.min(longestDelayMs, firstDelayMs * 2 ** this.attempts++) * (0.5 + random / 2);
    this.retryTimer = setTimeout(() => this.connect(), hint ? Number(hint) : grown);
  }

  private receive({ type, id, payload }: Message): void {
    clearTimeout(this.pongTimer);
    const subscriber = id ? this.subscribers.get(id) : undefined;
    switch (type) {
      case 'connection_ack':
        this.attempts = 0;
        this.become('online');
        for (const each of this.subscribers.keys()) this.start(each);
        break;
      case 'ping':
        this.send({ type: 'pong' });
        break;
      case 'next': {
        const { data, errors } = payload as { data?: never; errors?: unknown };
        if (data) subscriber?.next(data);
        else this.fail(id, errors);
        break;
      }
      case 'error':
        this.fail(id, payload);
        break;
      case 'complete':
        if (id) this.subscribers.delete(id);
        break;
    }
  }

  private start(id: string): void {
    const { operation, variables } = this.subscribers.get(id)!;
    const { documentId } = operation;
    // The protocol insists on a `query`; the document is named beside it.
    this.send({ type: 'subscribe', id, payload: { query: '', variables: variables(), extensions: { documentId } } });
  }

  private fail(id: string | undefined, errors: unknown): void {
    const subscriber = id ? this.subscribers.get(id) : undefined;
    if (id) this.subscribers.delete(id);
    const [first] = errors as { extensions?: { code?: string } }[];
    subscriber?.error(first?.extensions?.code ?? 'INTERNAL');
  }

  /** After sleep or a change of network a socket can look open and be dead: ask, and connect anew where nothing answers. */
  private readonly check = (): void => {
    if (this.subscribers.size === 0 || document.visibilityState === 'hidden') return;
    if (!navigator.onLine) {
      this.become('offline');
      return;
    }
    if (this.state !== 'online') {
      if (this.state === 'offline') this.restart();
      return;
    }
    this.send({ type: 'ping' });
    clearTimeout(this.pongTimer);
    this.pongTimer = setTimeout(() => this.restart(), pongWithinMs);
  };

  private send(message: Message): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(message));
  }

  private become(state: LiveState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
