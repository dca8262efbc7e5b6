import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import type { TestTalk } from './start-talk.js';

const patienceMs = 10_000;

/** One live subscription, read event by event. */
export class LiveSubscription<Event> {
  readonly seen: Event[] = [];
  private readonly waiting: (() => void)[] = [];
  private failure?: unknown;
  private isOver = false;
  private readonly stop: () => void;

  constructor(client: Client, query: string, variables: Record<string, unknown>) {
    const wake = () => this.waiting.splice(0).forEach((resolve) => resolve());
    this.stop = client.subscribe<Record<string, Event>>(
      { query, variables },
      {
        next: ({ data, errors }) => {
          if (errors) this.failure = errors;
          else this.seen.push(Object.values(data!)[0]!);
          wake();
        },
        error: (error) => {
          this.failure = error;
          wake();
        },
        complete: () => {
          this.isOver = true;
          wake();
        },
      },
    );
  }

  /** The first event that fits, seen already or yet to come. */
  async event(fits: (event: Event) => boolean): Promise<Event> {
    return this.until(() => this.seen.find(fits), 'such an event');
  }

  /** Why the server ended it: an error, or a close event. */
  async ended(): Promise<unknown> {
    return this.until(() => this.failure ?? (this.isOver ? 'complete' : undefined), 'an end');
  }

  close(): void {
    this.stop();
  }

  private async until<T>(look: () => T | undefined, what: string): Promise<T> {
    const deadline = Date.now() + patienceMs;
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`No ${what}; seen: ${JSON.stringify(this.seen)}`);
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([
        new Promise<void>((resolve) => this.waiting.push(resolve)),
        new Promise<void>((resolve) => (timer = setTimeout(resolve, deadline - Date.now() + 1))),
      ]);
      clearTimeout(timer);
    }
  }
}

/** A socket to a live endpoint, as a browser would open it. */
export class LiveClient {
  private readonly client: Client;
  /** Close events of the socket, in order. */
  readonly closes: { code: number; reason: string }[] = [];
  private readonly connected: Promise<void>;

  constructor(url: string, token?: string) {
    this.client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      connectionParams: token ? { token } : {},
    });
    this.connected = new Promise((resolve) => this.client.on('connected', () => resolve()));
    this.client.on('closed', (event) => this.closes.push(event as { code: number; reason: string }));
  }

  subscribe<Event>(query: string, variables: Record<string, unknown> = {}): LiveSubscription<Event> {
    return new LiveSubscription<Event>(this.client, query, variables);
  }

  whenConnected(): Promise<void> {
    return this.connected;
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

const socketUrl = (url: string) => url.replace(/^http/, 'ws');

export const publicLive = (talk: TestTalk, token?: string) =>
  new LiveClient(`${socketUrl(talk.url('websockets'))}/api/graphql/live`, token);

export const adminLive = (talk: TestTalk, token?: string) =>
  new LiveClient(`${socketUrl(talk.url('websockets'))}/admin/api/graphql/live`, token);

export interface StreamEvent {
  readonly eventID: string;
  readonly kind: 'ENTERED' | 'UPDATED' | 'LEFT';
  readonly commentID: string;
  readonly comment: { readonly id: string; readonly body: string } | null;
  readonly viewerStatus: string | null;
}

export const streamSubscription = `subscription Stream($storyID: ID!, $after: String) {
  streamChanged(storyID: $storyID, after: $after) { eventID kind commentID comment { id body } viewerStatus }
}`;

export interface QueueEvent {
  readonly eventID: string;
  readonly kind: 'ENTERED' | 'UPDATED' | 'LEFT';
  readonly queue: string;
  readonly commentID: string;
}

export const queueSubscription = `subscription Queue($siteID: ID, $after: String) {
  moderationQueueChanged(siteID: $siteID, after: $after) { eventID kind queue commentID }
}`;
