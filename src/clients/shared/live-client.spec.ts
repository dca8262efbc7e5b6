import { LiveClient, type LiveState } from './live-client.js';
import { type LinkedSubscription, type LinkListener, type LiveLink } from './live-link.js';
import { LiveSocket } from './live-socket.js';

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

/** The second transport. */
class FakeStream implements LiveLink {
  static readonly all: FakeStream[] = [];
  readonly carriesMany = false;
  readonly started: LinkedSubscription[] = [];
  constructor(readonly listener: LinkListener) {
    FakeStream.all.push(this);
  }
  start(_id: string, subscription: LinkedSubscription): void {
    this.started.push(subscription);
  }
  stop(): void {}
  probe(): boolean {
    return false;
  }
  close(): void {}
}

interface Told {
  readonly at: number;
}
interface After {
  readonly after: number;
}

describe(LiveClient.name, () => {
  const page = new EventTarget();
  const tab: EventTarget & { visibilityState?: string } = new EventTarget();
  const look = (visibilityState: 'visible' | 'hidden') => {
    tab.visibilityState = visibilityState;
    tab.dispatchEvent(new Event('visibilitychange'));
  };
  const states: LiveState[] = [];
  const seen: number[] = [];
  let token: string | null;
  let refusals: number;
  let sut: LiveClient;
  const socket = () => FakeSocket.all.at(-1)!;
  const sent = () => socket().sent.map(({ type }) => type);

  beforeEach(() => {
    jest.useFakeTimers();
    FakeSocket.all.length = FakeStream.all.length = states.length = seen.length = refusals = 0;
    token = 'the-token';
    const browser = {
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
      document: Object.assign(tab, { visibilityState: 'visible' }),
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
      restAfterMs: 60_000,
      transports: [
        (url, given, listener) => new LiveSocket(new FakeSocket(url) as unknown as WebSocket, given, listener),
        (_url, _token, listener) => new FakeStream(listener),
      ],
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
    expect(socket().url).toBe('https://talk.example/api/graphql/live');
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
    const attempts = () => FakeSocket.all.length + FakeStream.all.length;
    socket().drop(1006);
    jest.advanceTimersByTime(999);
    expect(attempts()).toBe(1);
    jest.advanceTimersByTime(1);
    expect(attempts()).toBe(2);
    socket().drop(1006);
    jest.advanceTimersByTime(1999);
    expect(attempts()).toBe(2);
    jest.advanceTimersByTime(1);
    expect(attempts()).toBe(3);
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

  it('takes the next transport where websockets get no answer twice, and keeps it while it works', () => {
    socket().drop(1006);
    jest.advanceTimersByTime(1000);
    // This one is swallowed: nobody ever answers.
    jest.advanceTimersByTime(10_000 + 2000);
    expect(FakeStream.all).toHaveLength(1);
    const [stream] = FakeStream.all;
    stream!.listener.ready();
    stream!.listener.next('1', { at: 7 });
    expect([states.at(-1), seen]).toEqual(['online', [7]]);

    stream!.listener.closed(1006, '');
    jest.advanceTimersByTime(1000);
    expect(FakeStream.all).toHaveLength(2);
    expect(FakeStream.all[1]!.started[0]!.variables()).toEqual({ after: 7 });
  });

  it('does not blame the transport for a server that was there and went', () => {
    for (let restart = 0; restart < 4; restart++) {
      connect();
      socket().drop(1012, 'retry=500');
      jest.advanceTimersByTime(500);
    }
    expect([FakeSocket.all.length, FakeStream.all.length]).toEqual([5, 0]);
  });

  it('lets go of the server in a tab that nobody looks at, and catches up when somebody does', () => {
    connect();
    look('hidden');
    jest.advanceTimersByTime(60_000);
    expect(socket().readyState).toBe(3);
    jest.advanceTimersByTime(600_000);
    expect(FakeSocket.all).toHaveLength(1);
    look('visible');
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('stays when the tab is looked at again soon', () => {
    connect();
    look('hidden');
    jest.advanceTimersByTime(59_000);
    look('visible');
    socket().receive({ type: 'pong' });
    jest.advanceTimersByTime(60_000);
    expect(FakeSocket.all).toHaveLength(1);
    expect(socket().readyState).toBe(1);
  });

  it('connects anew for another token only', () => {
    connect();
    sut.restart();
    expect(FakeSocket.all).toHaveLength(1);
    token = 'of somebody else';
    sut.restart();
    expect(FakeSocket.all).toHaveLength(2);
  });

  it('leaves out what is not worth a connection where each subscription needs one', () => {
    const extra = { operation: { documentId: 'sha256:extra' }, variables: () => ({}), next: () => 0, error: () => 0 };
    sut.subscribe({ ...extra, isExtra: true });
    socket().drop(1006);
    jest.advanceTimersByTime(1000);
    socket().drop(1006);
    jest.advanceTimersByTime(2000);
    expect(FakeStream.all[0]!.started.map(({ operation }) => operation.documentId)).toEqual(['sha256:abc']);
  });
});
