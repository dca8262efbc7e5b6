import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { scrapeArticle } from './scrape-article.js';

let server: Server | undefined;

afterEach(async () => {
  server?.closeAllConnections();
  if (server) await once(server.close(), 'close');
  server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const options = { timeoutMs: 20_000, maxBytes: 100_000 };
const failure = (code: string) => expect.objectContaining({ code }) as Error;

describe(scrapeArticle.name, () => {
  it('reads the page behind redirects, compression and an old charset', async () => {
    const page =
      '<title>Café &amp; more</title><meta property="og:image" content="i.jpg"><link rel=canonical href="?">';
    const host = await serve((request, response) => {
      if (request.url === '/old') return response.writeHead(301, { Location: '/new/article' }).end();
      const headers = { 'Content-Type': 'text/html; charset=ISO-8859-1', 'Content-Encoding': 'gzip' };
      return response.writeHead(200, headers).end(gzipSync(Buffer.from(page, 'latin1')));
    });

    await expect(scrapeArticle(`http://${host}/old`, { ...options, allow: [host] })).resolves.toEqual({
      title: 'Café & more',
      image: `http://${host}/new/i.jpg`,
      canonicalUrl: `http://${host}/new/article?`,
    });
  });

  it('refuses private addresses that are not allowed', async () => {
    const host = await serve((_request, response) => response.end('<title>secret</title>'));
    await expect(scrapeArticle(`http://${host}/`, { ...options, allow: [] })).rejects.toThrow(
      failure('FETCH_ADDRESS_REFUSED'),
    );
  });

  it('refuses what is no page', async () => {
    const host = await serve((_request, response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}'),
    );
    await expect(scrapeArticle(`http://${host}/`, { ...options, allow: [host] })).rejects.toThrow(
      failure('FETCH_UNSUPPORTED'),
    );
  });

  it.each([404, 500, 304])('does not take the page of a %i for the article', async (status) => {
    const host = await serve((_request, response) =>
      response.writeHead(status, { 'Content-Type': 'text/html' }).end('<title>Not found</title>'),
    );
    await expect(scrapeArticle(`http://${host}/`, { ...options, allow: [host] })).rejects.toThrow(
      failure('FETCH_FAILED'),
    );
  });
});
