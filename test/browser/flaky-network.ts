import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { freePort } from '../harness/free-port.js';

/** A proxy in front of a Talk, as schools and offices have them: it refuses websockets or event streams when told to. */
export class FlakyNetwork {
  refusesSockets = false;
  refusesStreams = false;
  /** What was asked of the live endpoint. */
  readonly asked = { sockets: 0, streams: 0 };
  private target = 0;
  private readonly live = new Set<Duplex>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {
    server.on('request', (incoming, outgoing) => this.forward(incoming, outgoing));
    server.on('upgrade', (incoming, socket, head) => this.upgrade(incoming, socket, head));
  }

  static async start(): Promise<FlakyNetwork> {
    const port = await freePort();
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    return new FlakyNetwork(server, `http://127.0.0.1:${port}`);
  }

  leadTo(url: string): void {
    this.target = Number(new URL(url).port);
  }

  /** Breaks what is live, as a change of network does. */
  cut(): void {
    for (const socket of this.live) socket.destroy();
    this.live.clear();
  }

  async stop(): Promise<void> {
    this.cut();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private forward(incoming: IncomingMessage, outgoing: ServerResponse): void {
    if (incoming.headers.accept === 'text/event-stream') {
      this.asked.streams += 1;
      if (this.refusesStreams) {
        outgoing.writeHead(403).end('Blocked');
        return;
      }
      this.live.add(incoming.socket);
    }
    const { method, url, headers } = incoming;
    const onward = request({ port: this.target, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  }

  private upgrade(incoming: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.asked.sockets += 1;
    socket.on('error', () => socket.destroy());
    if (this.refusesSockets) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    this.live.add(socket);
    const onward: Socket = connect(this.target, '127.0.0.1', () => {
      const lines = incoming.rawHeaders.flatMap((name, index) =>
        index % 2 === 0 ? [`${name}: ${incoming.rawHeaders[index + 1]}`] : [],
      );
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('close', () => onward.destroy());
    onward.on('close', () => socket.destroy());
  }
}
