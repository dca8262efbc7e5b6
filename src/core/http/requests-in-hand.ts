import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Live streams never finish by themselves: whoever serves them ends them. */
const isEndless = ({ url = '' }: IncomingMessage) => /\/live(\?|$)/.test(url);

/** Lets a server finish what it is answering before anything behind it is closed. */
export class RequestsInHand {
  private count = 0;
  private whenNone?: () => void;
  private isDraining = false;

  constructor(private readonly server: Server) {
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
    this.server.close();
    this.server.closeIdleConnections();
    if (this.count > 0) await new Promise<void>((resolve) => (this.whenNone = resolve));
  }
}
