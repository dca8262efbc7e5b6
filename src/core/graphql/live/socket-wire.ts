import type { WebSocket } from 'ws';
import type { LiveWire } from './live-connection.js';

const longestReasonBytes = 123;

/** A websocket as a live connection sees it. */
export class SocketWire implements LiveWire {
  private isAlive = true;

  constructor(
    private readonly socket: WebSocket,
    private readonly closeTimeoutMs: number,
  ) {
    socket.on('pong', () => (this.isAlive = true));
  }

  get bufferedBytes(): number {
    return this.socket.bufferedAmount;
  }

  send(message: string | Buffer): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(message, { binary: false });
  }

  close(code: number, reason: string): void {
    this.socket.close(code, Buffer.from(reason).subarray(0, longestReasonBytes));
    const patience = setTimeout(() => this.socket.terminate(), this.closeTimeoutMs).unref();
    this.socket.once('close', () => clearTimeout(patience));
  }

  ping(): void {
    if (!this.isAlive) return this.socket.terminate();
    this.isAlive = false;
    if (this.socket.readyState === this.socket.OPEN) this.socket.ping();
  }
}
