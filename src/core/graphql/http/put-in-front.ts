import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Lets `handle` see every request of the server first; what it does not answer goes on as before. */
export function putInFront(
  server: Server,
  handle: (request: IncomingMessage, response: ServerResponse) => boolean,
): void {
  const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    if (handle(request, response)) return;
    for (const listener of listeners) listener.call(server, request, response);
  });
}
