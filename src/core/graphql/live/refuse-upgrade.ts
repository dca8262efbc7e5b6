import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

/** Ends a socket that asked for an upgrade with one sentence for whoever reads it. */
export function refuseUpgrade(socket: Duplex, status: number, sentence: string): void {
  const body = Buffer.from(`${sentence}\n`);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body.toString()}`, () => socket.destroy());
}
