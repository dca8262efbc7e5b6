import { LiveEventStream } from './live-event-stream.js';
import { type LinkListener } from './live-link.js';

const subscription = { operation: { documentId: 'sha256:abc' }, variables: () => ({ after: '7' }) };

describe(LiveEventStream.name, () => {
  const heard: unknown[] = [];
  const asked: { readonly url: string; readonly init: RequestInit }[] = [];
  let closed: Promise<unknown>;
  let sut: LiveEventStream;

  const listen = (answer: () => Response) => {
    globalThis.fetch = (url, init) => {
      asked.push({ url: url as string, init: init! });
      return Promise.resolve(answer());
    };
    closed = new Promise((resolve) => {
      const listener: LinkListener = {
        ready: () => undefined,
        alive: () => undefined,
        next: (id, data) => heard.push([id, data]),
        fail: (id, code) => {
          heard.push([id, code]);
          resolve('failed');
        },
        complete: (id) => {
          heard.push([id, 'complete']);
          resolve('complete');
        },
        closed: (code, reason) => resolve([code, reason]),
      };
      sut = new LiveEventStream('https://talk.example/live', 'the-token', listener);
    });
    sut.start('1', subscription);
    return closed;
  };
  const stream = (...chunks: readonly string[]) => {
    const bytes = new TextEncoder();
    const body = new ReadableStream({
      start: (controller) => {
        for (const chunk of chunks) controller.enqueue(bytes.encode(chunk));
        controller.close();
      },
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });
  };
  const refusal = (status: number, code: string) =>
    new Response(JSON.stringify({ errors: [{ extensions: { code } }] }), { status });
  const { fetch } = globalThis;

  beforeEach(() => {
    heard.length = asked.length = 0;
  });
  afterEach(() => {
    sut.close();
    globalThis.fetch = fetch;
  });

  it('names the document by its hash and reads events however they are cut', async () => {
    await listen(() =>
      stream(':\n\nevent: next\ndata: {"data"', ':{"at": 1}}\n', '\nevent: next\ndata: {"data":{"at":2}}\n\n'),
    );
    expect(asked[0]!.url).toBe('https://talk.example/live');
    expect(asked[0]!.init.headers).toMatchObject({ authorization: 'Bearer the-token', accept: 'text/event-stream' });
    expect(JSON.parse(asked[0]!.init.body as string)).toEqual({ documentId: 'sha256:abc', variables: { after: '7' } });
    expect(heard).toEqual([
      ['1', { at: 1 }],
      ['1', { at: 2 }],
    ]);
  });

  it('says that it broke, and how long the server wants it to wait', async () => {
    expect(await listen(() => stream(':\n\n', 'retry: 2500\n\n'))).toEqual([1006, 'retry=2500']);
    expect(await listen(() => stream(':\n\n'))).toEqual([1006, '']);
  });

  it('tells an end from an interruption', async () => {
    expect(await listen(() => stream('event: complete\ndata:\n\n'))).toBe('complete');
    expect(heard).toEqual([['1', 'complete']]);
  });

  it('hands on why the server refuses for good', async () => {
    expect(await listen(() => refusal(400, 'BAD_CURSOR'))).toBe('failed');
    expect(heard).toEqual([['1', 'BAD_CURSOR']]);
  });

  it('comes back after a refusal for now, and after what is no answer of Talk', async () => {
    expect(await listen(() => refusal(429, 'RATE_LIMITED'))).toEqual([1006, '']);
    expect(await listen(() => new Response('<h1>Blocked</h1>', { status: 403 }))).toEqual([1006, '']);
  });

  it('says that the token is refused as websockets do', async () => {
    expect(await listen(() => refusal(401, 'TOKEN_INVALID'))).toEqual([4403, 'TOKEN_INVALID']);
  });
});
