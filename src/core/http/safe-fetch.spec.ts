import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createRawServer, type AddressInfo, type Server as RawServer, type Socket } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { hostPortOf, pinnedLookup, safeFetch, type SafeFetchOptions } from './safe-fetch.js';

const servers = new Set<RawServer>();
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([...servers].map(stop));
});

/** Listens on a free loopback port, which it returns. */
async function listen(server: RawServer): Promise<number> {
  servers.add(server);
  server.on('connection', (socket: Socket) => sockets.add(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function stop(server: RawServer): Promise<void> {
  servers.delete(server);
  server.close();
  await once(server, 'close');
}

const serve = (listener: RequestListener) => listen(createServer(listener));

const fetchFrom = (url: string, options: Partial<SafeFetchOptions> = {}) =>
  safeFetch(url, { timeoutMs: 20_000, maxBytes: 10_000, allow: [], ...options });

const failure = (code: string, problem = '') =>
  expect.objectContaining({ code, message: expect.stringContaining(problem) as string }) as Error;

describe(safeFetch.name, () => {
  describe('asking', () => {
    it('gets the page, says who asks, and sends nothing else of us', async () => {
      let headers: unknown;
      const port = await serve((request, response) => {
        headers = request.headers;
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Set-Cookie': 'a=b' }).end('<p>hello');
      });
      const url = `http://127.0.0.1:${port}/article?id=1`;

      const response = await fetchFrom(url, { allow: [`127.0.0.1:${port}`], accept: ['text/html'] });

      expect(response).toMatchObject({ url, status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
      expect(response.body.toString()).toBe('<p>hello');
      expect(headers).toEqual({
        host: `127.0.0.1:${port}`,
        'user-agent': expect.stringContaining('Talk') as string,
        accept: 'text/html',
        'accept-encoding': 'gzip, deflate, br',
        connection: 'close',
      });
    });

    it('leaves the judgement of a 404 to the caller', async () => {
      const port = await serve((_request, response) => response.writeHead(404).end('gone'));
      await expect(fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] })).resolves.toMatchObject({
        status: 404,
      });
    });

    it('names the host to TLS servers although it connects to an address', async () => {
      const server = createRawServer((socket) => {
        socket.once('data', (hello) => {
          server.emit('hello', hello);
          socket.destroy();
        });
      });
      const hello = once(server, 'hello') as Promise<[Buffer]>;
      const port = await listen(server);
      const request = fetchFrom(`https://news.test:${port}/`, {
        allow: [`news.test:${port}`],
        resolve: async () => ['127.0.0.1'],
      });

      await expect(request).rejects.toThrow(failure('FETCH_FAILED'));
      expect((await hello)[0].includes('news.test')).toBe(true);
    });
  });

  describe('addresses', () => {
    it.each([
      'http://127.0.0.1/',
      'http://127.1/',
      'http://2130706433/',
      'http://0x7f000001/',
      'http://0177.0.0.1/',
      'http://0x7f.0.0.0x1/',
      'http://127.0.0.1./',
      'http://１２７.0.0.1/',
      'http://0/',
      'http://10.0.0.1/',
      'http://169.254.169.254/latest/meta-data/',
      'http://[::1]/',
      'http://[::]/',
      'http://[::ffff:127.0.0.1]/',
      'http://[::ffff:7f00:1]/',
      'http://[::127.0.0.1]/',
      'http://[64:ff9b::127.0.0.1]/',
      'http://[2002:7f00:1::]/',
      'http://[fe80::1]/',
      'http://[fd00::1]/',
    ])('refuses %s without asking anybody', async (url) => {
      const resolve = async () => Promise.reject(new Error('asked'));
      await expect(fetchFrom(url, { resolve })).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED'));
    });

    it.each([
      [['10.0.0.1']],
      [['93.184.216.34', '127.0.0.1']],
      [['2606:4700::1', 'fd00::1']],
      [['::ffff:10.0.0.1']],
      [['rubbish']],
    ])('refuses a name that leads to %j', async (addresses) => {
      const request = fetchFrom('http://news.test/', { resolve: async () => addresses });
      await expect(request).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED', 'news.test'));
    });

    it('knows that localhost is not public', async () => {
      await expect(fetchFrom('http://localhost/')).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED'));
    });

    it('fails on a name without addresses', async () => {
      await expect(fetchFrom('http://news.test/', { resolve: async () => [] })).rejects.toThrow(
        failure('FETCH_FAILED'),
      );
      const unknown = Object.assign(new Error('getaddrinfo of our resolver 10.9.8.7'), { code: 'ENOTFOUND' });
      const request = fetchFrom('http://news.test/', { resolve: async () => Promise.reject(unknown) });
      await expect(request).rejects.toThrow(failure('FETCH_FAILED', 'ENOTFOUND'));
    });

    it.each([
      ['another port', '127.0.0.1:1'],
      ['the host alone', '127.0.0.1'],
      ['another spelling of the host', 'localhost:PORT'],
      ['a longer host', '127.0.0.1.evil.test:PORT'],
      ['a suffix', '0.0.1:PORT'],
    ])('takes %s on the allow list for no permission', async (_what, pair) => {
      const port = await serve((_request, response) => response.end());
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [pair.replace('PORT', String(port))] });
      await expect(request).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED'));
    });

    it('resolves a name once and connects to that answer', async () => {
      const hosts: unknown[] = [];
      const port = await serve((request, response) => response.end(String(hosts.push(request.headers.host))));
      const answers = [['127.0.0.1'], ['127.0.0.2']];
      const resolve = jest.fn(async () => answers.shift()!);

      await fetchFrom(`http://news.test:${port}/`, { allow: [`NEWS.test:${port}`], resolve });

      expect(hosts).toEqual([`news.test:${port}`]);
      expect(resolve).toHaveBeenCalledTimes(1);
    });

    it('checks the name of every hop', async () => {
      const port = await serve((_request, response) =>
        response.writeHead(302, { Location: 'http://flip.test/' }).end(),
      );
      const resolve = jest.fn(async () => ['127.0.0.1']);
      const request = fetchFrom(`http://news.test:${port}/`, { allow: [`news.test:${port}`], resolve });
      await expect(request).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED', 'flip.test'));
      expect(resolve.mock.calls).toEqual([['news.test'], ['flip.test']]);
    });
  });

  describe('unfit URLs', () => {
    it.each([
      'ftp://example.org/',
      'file:///etc/passwd',
      'javascript:alert(1)',
      'data:text/html,hello',
      'gopher://127.0.0.1:6379/_FLUSHALL',
      'example.org',
      '',
      'http://',
      'http://user@127.0.0.1/',
      'http://user:password@example.org/',
      'http://example.org@127.0.0.1/',
      'http://:@example.org:a/',
    ])('refuses %j', async (url) => {
      await expect(fetchFrom(url)).rejects.toThrow(failure('FETCH_UNSUPPORTED'));
    });
  });

  describe('redirects', () => {
    it('follows up to five, relative ones too', async () => {
      const port = await serve((request, response) => {
        const step = Number(request.url!.slice(1));
        if (step < 5) response.writeHead(301 + (step % 2), { Location: `./${step + 1}` }).end('moved');
        else response.end('here');
      });
      const response = await fetchFrom(`http://127.0.0.1:${port}/0`, { allow: [`127.0.0.1:${port}`] });
      expect(response.url).toBe(`http://127.0.0.1:${port}/5`);
      expect(response.body.toString()).toBe('here');
    });

    it('gives up after more', async () => {
      const port = await serve((_request, response) => response.writeHead(307, { Location: '/again' }).end());
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_TOO_MANY_REDIRECTS'));
    });

    it.each([
      ['another port of the permitted host', 'http://127.0.0.1:1/', 'FETCH_ADDRESS_REFUSED'],
      ['a private address', 'http://169.254.169.254/latest/', 'FETCH_ADDRESS_REFUSED'],
      ['a private address without a scheme', '//10.0.0.1/', 'FETCH_ADDRESS_REFUSED'],
      ['a private address in IPv6', 'http://[::ffff:10.0.0.1]/', 'FETCH_ADDRESS_REFUSED'],
      ['another scheme', 'file:///etc/passwd', 'FETCH_UNSUPPORTED'],
      ['a user name', 'http://user@example.org/', 'FETCH_UNSUPPORTED'],
      ['nowhere', 'http://', 'FETCH_UNSUPPORTED'],
    ])('does not follow to %s', async (_where, location, code) => {
      const port = await serve((_request, response) => response.writeHead(302, { Location: location }).end());
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure(code));
    });
  });

  describe('posting', () => {
    it.each([
      ['JSON as it was written', '{"text": "Zoë"}', 'application/json', '{"text": "Zoë"}'],
      [
        'a form',
        new URLSearchParams({ text: 'a b&c', author: 'Zoë' }),
        'application/x-www-form-urlencoded',
        'text=a+b%26c&author=Zo%C3%AB',
      ],
    ])('sends %s', async (_what, body, type, sent) => {
      let method: unknown;
      let headers: unknown;
      let received = '';
      const port = await serve((request, response) => {
        ({ method, headers } = request);
        request.on('data', (chunk: Buffer) => (received += chunk.toString()));
        request.on('end', () => response.writeHead(201).end('taken'));
      });

      const response = await fetchFrom(`http://127.0.0.1:${port}/`, {
        allow: [`127.0.0.1:${port}`],
        post: { body, headers: { 'x-signature': 's', 'content-type': 'text/plain' } },
      });

      expect(response).toMatchObject({ status: 201, body: Buffer.from('taken') });
      expect([method, received]).toEqual(['POST', sent]);
      expect(headers).toEqual({
        host: `127.0.0.1:${port}`,
        'user-agent': 'Talk/1.0 (commenting platform)',
        accept: '*/*',
        'accept-encoding': 'gzip, deflate, br',
        'x-signature': 's',
        'content-type': type,
        'content-length': String(Buffer.byteLength(sent)),
        connection: 'close',
      });
    });

    it('goes to no private address', async () => {
      const request = fetchFrom('http://127.0.0.1/', { post: { body: '{}' } });
      await expect(request).rejects.toThrow(failure('FETCH_ADDRESS_REFUSED', 'TALK_REVIEW_ALLOW'));
    });

    it.each([301, 302, 303, 307, 308])('is not redirected by a %i, not even within the host', async (status) => {
      const asked: unknown[] = [];
      const port = await serve((request, response) => {
        asked.push(request.url);
        response.writeHead(status, { Location: '/elsewhere' }).end();
      });
      const request = fetchFrom(`http://127.0.0.1:${port}/`, {
        allow: [`127.0.0.1:${port}`],
        post: { body: '{}' },
      });
      await expect(request).rejects.toThrow(failure('FETCH_REDIRECT_REFUSED'));
      expect(asked).toEqual(['/']);
    });

    it('says nothing of a header that cannot be sent', async () => {
      const request = fetchFrom('http://news.test/', {
        resolve: async () => ['93.184.216.34'],
        post: { body: '{}', headers: { authorization: 'secret\r\nx: y' } },
      });
      await expect(request).rejects.toThrow(failure('FETCH_FAILED', 'ERR_INVALID_CHAR'));
      await expect(request).rejects.toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('secret') as string }) as Error,
      );
    });
  });

  describe('time', () => {
    it('ends while the name is being resolved', async () => {
      const request = fetchFrom('http://news.test/', { timeoutMs: 20, resolve: () => new Promise(() => undefined) });
      await expect(request).rejects.toThrow(failure('FETCH_TIMEOUT', '20 ms'));
    });

    it('ends while the server is silent', async () => {
      const time = new AbortController();
      const port = await serve(() => time.abort());
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`], signal: time.signal });
      await expect(request).rejects.toThrow(failure('FETCH_TIMEOUT'));
    });

    it.each(['identity', 'gzip'])('ends in the middle of a slow %s body, and hangs up', async (encoding) => {
      const time = new AbortController();
      let answer: ServerResponse | undefined;
      const port = await serve((_request, response) => {
        answer = response.writeHead(200, { 'Content-Encoding': encoding });
        response.write(gzipSync('slow').subarray(0, 12), () => time.abort());
      });
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`], signal: time.signal });
      await expect(request).rejects.toThrow(failure('FETCH_TIMEOUT'));
      if (!answer!.closed) await once(answer!, 'close');
    });

    it('does not begin when the time is already up', async () => {
      const request = fetchFrom('http://news.test/', {
        signal: AbortSignal.abort(),
        resolve: async () => ['93.184.216.34'],
      });
      await expect(request).rejects.toThrow(failure('FETCH_TIMEOUT'));
    });
  });

  describe('size', () => {
    it('takes a body of exactly the bound', async () => {
      const port = await serve((_request, response) => response.end('x'.repeat(10_000)));
      const { body } = await fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      expect(body).toHaveLength(10_000);
    });

    it('believes an announced length over the bound', async () => {
      const port = await serve((_request, response) =>
        response.writeHead(200, { 'Content-Length': 10_001 }).flushHeaders(),
      );
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_TOO_LARGE', '10000 bytes'));
    });

    it('hangs up on an endless body', async () => {
      let answer: ServerResponse | undefined;
      const port = await serve((_request, response) => {
        answer = response;
        const more = () => {
          while (!response.destroyed && response.write('x'.repeat(4_096)));
        };
        response.on('drain', more);
        more();
      });
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_TOO_LARGE'));
      if (!answer!.closed) await once(answer!, 'close');
    });

    it.each([
      ['gzip', gzipSync],
      ['x-gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
    ])('unpacks %s, but no bomb', async (encoding, compress) => {
      const bodies: Record<string, Buffer> = { '/page': compress('hello'), '/bomb': compress(Buffer.alloc(5_000_000)) };
      expect(bodies['/bomb']!.length).toBeLessThan(10_000);
      const port = await serve((request, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end(bodies[request.url!]),
      );
      const allow = [`127.0.0.1:${port}`];

      const page = await fetchFrom(`http://127.0.0.1:${port}/page`, { allow });
      expect(page.body.toString()).toBe('hello');
      const bomb = fetchFrom(`http://127.0.0.1:${port}/bomb`, { allow });
      await expect(bomb).rejects.toThrow(failure('FETCH_TOO_LARGE'));
    });
  });

  describe('unfit answers', () => {
    it.each([
      ['another type', { 'Content-Type': 'application/pdf' }],
      ['a type that only begins alike', { 'Content-Type': 'text/html-sandboxed' }],
      ['no type', {}],
    ])('refuses %s', async (_what, headers) => {
      const port = await serve((_request, response) => response.writeHead(200, headers).end('%PDF'));
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`], accept: ['text/html'] });
      await expect(request).rejects.toThrow(failure('FETCH_UNSUPPORTED', 'text/html'));
    });

    it.each(['compress', 'gzip, gzip', 'zstd'])('refuses the encoding %s', async (encoding) => {
      const port = await serve((_request, response) =>
        response.writeHead(200, { 'Content-Encoding': encoding }).end('?'),
      );
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_UNSUPPORTED'));
    });

    it('fails on a body that is not what its encoding says', async () => {
      const port = await serve((_request, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('plain'),
      );
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_FAILED'));
    });

    it('fails on a broken connection and on none', async () => {
      const server = createRawServer((socket) => socket.destroy());
      const port = await listen(server);
      const allow = [`127.0.0.1:${port}`];
      await expect(fetchFrom(`http://127.0.0.1:${port}/`, { allow })).rejects.toThrow(failure('FETCH_FAILED'));
      await stop(server);
      await expect(fetchFrom(`http://127.0.0.1:${port}/`, { allow })).rejects.toThrow(
        failure('FETCH_FAILED', 'ECONNREFUSED'),
      );
    });

    it('fails on what is no HTTP', async () => {
      const port = await listen(createRawServer((socket) => socket.end('SSH-2.0-server\r\n')));
      const request = fetchFrom(`http://127.0.0.1:${port}/`, { allow: [`127.0.0.1:${port}`] });
      await expect(request).rejects.toThrow(failure('FETCH_FAILED'));
    });
  });
});

describe(hostPortOf.name, () => {
  it.each([
    ['http://Example.org/a', 'example.org:80'],
    ['https://example.org', 'example.org:443'],
    ['https://example.org:8443', 'example.org:8443'],
    ['http://[::1]:3000/', '[::1]:3000'],
    ['http://0x7f.1/', '127.0.0.1:80'],
  ])('of %s is %s', (url, pair) => expect(hostPortOf(new URL(url))).toBe(pair));
});

describe(pinnedLookup.name, () => {
  it('answers with the given addresses for whatever name', () => {
    const callback = jest.fn();
    const lookup = pinnedLookup(['93.184.216.34', '2606:4700::1']);
    lookup('news.test', { all: true }, callback);
    lookup('news.test', {}, callback);
    expect(callback).toHaveBeenNthCalledWith(1, null, [
      { address: '93.184.216.34', family: 4 },
      { address: '2606:4700::1', family: 6 },
    ]);
    expect(callback).toHaveBeenNthCalledWith(2, null, '93.184.216.34', 4);
  });
});
