import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listenOnLoopback } from '../listen.js';
import { ready } from '../program.js';

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

ready(
  { url: await listenOnLoopback(server) },
  {
    broadcast: (text: string) => {
      const bytes = Buffer.from(text);
      for (const socket of sockets.clients) socket.send(bytes, { binary: false });
    },
  },
);
