import {
  type LinkedSubscription,
  type LinkListener,
  type LiveLink,
  codeIn,
  receiveAnswer,
  tokenRefusedCode,
} from './live-link.js';

/** Longer than the server's signs of life are apart. */
const longestSilenceMs = 90_000;
/** What the server says when it cannot for now: come back later. Any other refusal is for good. */
const temporary = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'INTERNAL']);

/**
 * Subscriptions over server-sent events, for networks that let no websocket through: one request for each, because a
 * stream carries one. If one breaks, the link has broken.
 */
export class LiveEventStream implements LiveLink {
  readonly carriesMany = false;
  private readonly requests = new Map<string, AbortController>();
  private silence: ReturnType<typeof setTimeout> | undefined;
  private isOver = false;

  constructor(
    private readonly url: string,
    private readonly token: string | null,
    private readonly listener: LinkListener,
  ) {}

  start(id: string, subscription: LinkedSubscription): void {
    const abort = new AbortController();
    this.requests.set(id, abort);
    this.read(id, subscription, abort.signal).then(
      (reason) => this.ended(id, abort, 1006, reason),
      () => this.ended(id, abort, 1006, ''),
    );
  }

  stop(id: string): void {
    const request = this.requests.get(id);
    this.requests.delete(id);
    request?.abort();
  }

  /** Nothing can be sent up a stream. */
  probe(): boolean {
    return false;
  }

  close(): void {
    this.isOver = true;
    clearTimeout(this.silence);
    for (const id of [...this.requests.keys()]) this.stop(id);
  }

  /** @returns why the stream ended, if the server said so */
  private async read(id: string, { operation, variables }: LinkedSubscription, signal: AbortSignal): Promise<string> {
    const headers: Record<string, string> = { accept: 'text/event-stream', 'content-type': 'application/json' };
    if (this.token) headers['authorization'] = `Bearer ${this.token}`;
    const body = JSON.stringify({ documentId: operation.documentId, variables: variables() });
    const response = await fetch(this.url, { method: 'POST', credentials: 'omit', headers, body, signal });
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream');
    if (!response.body || !isStream) return this.refused(id, response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let buffered = '';
    let retry = '';
    for (;;) {
      const { done, value } = await reader.read();
      if (done || this.isOver) return retry;
      this.heard();
      buffered += value;
      const blocks = buffered.split('\n\n');
      buffered = blocks.pop()!;
      for (const block of blocks) {
        retry = this.receive(id, block) ?? retry;
      }
    }
  }

  /** @returns the wait that the server asks for, as the reason of a closing websocket has it */
  private receive(id: string, block: string): string | undefined {
    const fields = new Map(block.split('\n').map((line) => line.split(/: ?(.*)/, 2) as [string, string]));
    const event = fields.get('event');
    if (event === 'next') receiveAnswer(this.listener, id, JSON.parse(fields.get('data')!) as object);
    if (event === 'complete') {
      this.stop(id);
      this.listener.complete(id);
    }
    const wait = fields.get('retry');
    return wait && `retry=${wait}`;
  }

  private async refused(id: string, response: Response): Promise<string> {
    const { errors } = (await response.json().catch(() => ({}))) as { errors?: unknown };
    const code = codeIn(errors);
    if (code === 'TOKEN_INVALID') this.end(tokenRefusedCode, code);
    else if (errors && !temporary.has(code)) {
      this.requests.delete(id);
      this.listener.ready();
      this.listener.fail(id, code);
    }
    return '';
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.end(1006, ''), longestSilenceMs);
    this.listener.ready();
    this.listener.alive();
  }

  private ended(id: string, request: AbortController, code: number, reason: string): void {
    if (this.requests.get(id) === request) this.end(code, reason);
  }

  private end(code: number, reason: string): void {
    if (this.isOver) return;
    this.close();
    this.listener.closed(code, reason);
  }
}
