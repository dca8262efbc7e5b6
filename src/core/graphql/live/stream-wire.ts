import type { ServerResponse } from 'node:http';
import type { LiveWire } from './live-connection.js';

const comment = ':\n\n';

/** An event stream as a live connection sees it. */
export class StreamWire implements LiveWire {
  constructor(
    private readonly response: ServerResponse,
    private readonly closeTimeoutMs: number,
  ) {}

  get bufferedBytes(): number {
    return this.response.writableLength;
  }

  /** Sends the head, and a comment because some browsers wait for a first byte. */
  open(): void {
    if (this.response.headersSent || this.response.destroyed) return;
    this.response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    this.response.write(comment);
  }

  send(event: Buffer): void {
    if (!this.response.writableEnded) this.response.write(event);
  }

  complete(): void {
    this.response.end('event: complete\ndata:\n\n');
  }

  /** The stream ends without `complete`, so the client comes back: after the hint, if the reason holds one. */
  close(_code: number, reason: string): void {
    const retryMs = /^retry=(\d+)$/.exec(reason)?.[1];
    if (!this.response.headersSent) this.response.writeHead(503, { 'Retry-After': '1' });
    this.response.end(retryMs === undefined ? undefined : `retry: ${retryMs}\n\n`);
    const patience = setTimeout(() => this.response.destroy(), this.closeTimeoutMs).unref();
    this.response.once('close', () => clearTimeout(patience));
  }

  ping(): void {
    if (this.response.headersSent) this.send(Buffer.from(comment));
  }
}
