import { LiveClient, type LiveState } from './live-client.js';

class FakeSocket {
  static readonly all: FakeSocket[] = [];
  readyState = 0;
  readonly sent: { type: string; id?: string; payload?: unknown }[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }
  send(text: string): void {
    this.sent.push(JSON.parse(text) as FakeSocket['sent'][number]);
  }
  close(): void {
    this.readyState = 3;
  }
  open(): void {
    this.readyState = 1;
    this.onopen?.();
  }
  receive(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  /** The other side hangs up. */
  drop(code: number, reason = ''): void {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}

interface Told {
  readonly at: number;
}
interface After {
  readonly after: number;
}

describe(LiveClient.name, () => {
  const page = new EventTarget();
  const states: LiveState[] = [];
  const seen: number[] = [];
  let token: string | null;
  let refusals: number;
  let sut: LiveClient;
  const socket = () => FakeSocket.all.at(-1)!;
  const sent = () => socket().sent.map(({ type }) => type);

  beforeEach(() => {
    jest.useFakeTimers();
    FakeSocket.all.length = states.length = seen.length = refusals = 0;
    token = 'the-token';
    const browser = {
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
      document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    };
    Object.assign(globalThis, browser);
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true, writable: true });
    sut = new LiveClient({
      url: 'https://talk.example/api/graphql/live',
      token: () => token,
      onState: (state) => states.push(state),
      onTokenRefused: () => {
        refusals += 1;
        token = null;
      },
      connect: (url) => new FakeSocket(url) as unknown as WebSocket,
      random: () => 1,
    });
    sut.subscribe<Told, After>({
      operation: { documentId: 'sha256:abc' },
      variables: () => ({ after: seen.at(-1) ?? 0 }),
      next: ({ at }) => seen.push(at),
      error: () => undefined,
    });
  });
  afterEach(() => {
    sut.close();
    jest.useRealTimers();
  });
  const connect = () => {
    socket().open();
    socket().receive({ type: 'connection_ack' });
  };

  it('introduces itself with the token and names the document by its hash', () => {
    connect();
    expect(socket().url).toBe('wss://talk.example/api/graphql/live');
    expect(socket().sent).toEqual([
      { type: 'connection_init', payload: { token: 'the-token' } },
      {
        type: 'subscribe',
        id: '1',
        payload: { query: '', variables: { after: 0 }, extensions: { documentId: 'sha256:abc' } },
      },
    ]);
    expect(states).toEqual(['connecting', 'online']);
  });

  it('comes back after an interruption and resumes behind the last event it saw', () => {
    connect();
    socket().receive({ type: 'next', id: '1', payload: { data: { at: 41 } } });
    socket().drop(1006);
    expect(states.at(-1)).toBe('offline');
    jest.advanceTimersByTime(1000);
    connect();
    expect(seen).toEqual([41]);
    expect(socket().sent[1]).toMatchObject({ type: 'subscribe', payload: { variables: { after: 41 } } });
  });

  it('waits as long as a server that goes away asks for', () => {
    connect();
    socket().drop(1012, 'retry=2500');
    jest.advanceTimersByTime(2499);
    expect(FakeSocket.all).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('waits longer with every attempt that fails', () => {
    for (const delay of [1000, 2000, 4000]) {
      const attempts = FakeSocket.all.length;
      socket().drop(1006);
      jest.advanceTimersByTime(delay - 1);
      expect(FakeSocket.all).toHaveLength(attempts);
      jest.advanceTimersByTime(1);
      expect(FakeSocket.all).toHaveLength(attempts + 1);
    }
  });

  it('gives up a token that is refused and goes on without one', () => {
    connect();
    socket().drop(4403, 'TOKEN_INVALID');
    jest.advanceTimersByTime(1000);
    socket().open();
    expect(refusals).toBe(1);
    expect(socket().sent[0]).toEqual({ type: 'connection_init', payload: {} });
  });

  it('answers the server’s pings', () => {
    connect();
    socket().receive({ type: 'ping' });
    expect(sent().at(-1)).toBe('pong');
  });

  it('asks after sleep whether anybody is there, and connects anew where nobody answers', () => {
    connect();
    page.dispatchEvent(new Event('online'));
    expect(sent().at(-1)).toBe('ping');
    jest.advanceTimersByTime(5000);
    expect(FakeSocket.all).toHaveLength(2);
  });
});
