import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Live streams never finish by themselves: whoever serves them ends them. */
const isEndless = ({ url = '' }: IncomingMessage) => /\/live(\?|$)/.test(url);

/** Lets a server finish what it is answering before anything behind it is closed. */
export class RequestsInHand {
  private count = 0;
  private whenNone?: () => void;
  private isDraining = false;

  /** @param lingerMs how long a connection that was just made may still bring its request */
  constructor(
    private readonly server: Server,
    private readonly lingerMs = 500,
  ) {
    server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
      if (this.isDraining) response.setHeader('Connection', 'close');
      if (isEndless(request)) return;
      this.count += 1;
      response.once('close', () => {
        this.count -= 1;
        if (this.count === 0) this.whenNone?.();
      });
    });
  }

  /** Takes no new connection and resolves when every request that came in has been answered. */
  async drain(): Promise<void> {
    if (!this.server.listening) return;
    this.isDraining = true;
    // http.Server's own close would also cut connections whose request is still on its way.
    NetServer.prototype.close.call(this.server);
    await delay(this.lingerMs);
    if (this.count > 0) await new Promise<void>((resolve) => (this.whenNone = resolve));
    this.server.closeIdleConnections();
  }
}
