import { createServer } from 'node:http';
import { programOptions, ready } from '../program.js';
import { listenOnLoopback } from '../listen.js';

const { body, headers } = programOptions<{ body: string; headers: Record<string, string> }>();
const bytes = Buffer.from(body);
const written = Object.entries({ ...headers, 'content-length': String(bytes.length) }).flat();

const server = createServer((_request, response) => {
  response.writeHead(200, written);
  response.end(bytes);
});

ready({ url: await listenOnLoopback(server) });
