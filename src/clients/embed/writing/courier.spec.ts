import { type Session } from '../../shared/session.js';
import { type StreamController } from '../stream/stream-controller.js';
import { initialState, type StreamState } from '../stream/stream-state.js';
import { StreamStore } from '../stream/stream-store.js';
import { courierOf } from './courier.js';
import { type Outgoing } from './outbox.js';

const localID = 'local-key';
const item: Outgoing = {
  id: 'key',
  viewerID: 'ana',
  storyID: 'story',
  parentID: null,
  body: '<p>x</p>',
  writtenAt: Date.now(),
};
const answer = {
  createComment: {
    comment: {
      status: 'NONE',
      editableUntil: '',
      comment: { id: 'c', parentID: null, body: '<p>x</p>', author: { id: 'ana', username: 'Ana', role: 'COMMENTER' } },
    },
  },
};
type Sent = Readonly<Record<string, unknown>>;

let talks = 0;

/** A stream in a page that has neither storage nor a server, only what a test answers. */
function aStream() {
  const store = new StreamStore(0, () => undefined);
  const story = { id: 'story', commentCount: 0, settings: { authorTags: [], slowModeSeconds: 0 } };
  const viewer = { id: 'ana', username: 'Ana' };
  store.update(() => ({ ...initialState(0), viewer, story: story as unknown as StreamState['story'] }));
  const session = { current: { token: 't' }, set: () => undefined } as unknown as Session;
  const controller = {
    store,
    get state() {
      return store.state;
    },
    server: { origin: `https://courier-${++talks}.example`, url: '', session },
    root: { host: { isConnected: true } },
    emit: () => true,
  } as unknown as StreamController;
  return { courier: courierOf(controller), shown: () => [...store.state.comments.values()] };
}

describe(courierOf.name, () => {
  const online: (() => void)[] = [];
  const sent: Sent[] = [];
  let answers: (object | Error)[] = [];

  beforeAll(() => {
    Object.assign(globalThis, {
      addEventListener: (_name: string, listener: () => void) => online.push(listener),
      removeEventListener: () => undefined,
      document: { addEventListener: () => undefined, removeEventListener: () => undefined, visibilityState: 'visible' },
    });
  });
  afterAll(() => {
    for (const name of ['addEventListener', 'removeEventListener', 'document'])
      Reflect.deleteProperty(globalThis, name);
  });
  beforeEach(() => {
    jest.useFakeTimers();
    online.length = sent.length = 0;
    jest.spyOn(globalThis, 'fetch').mockImplementation(async (_url, init) => {
      const { variables } = JSON.parse(init!.body as string) as { variables: { input: Sent } };
      sent.push(variables.input);
      const next = answers.shift()!;
      if (next instanceof Error) throw next;
      return { json: async () => next } as Response;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });
  const settled = () => jest.advanceTimersByTimeAsync(0);

  it('sends what waited offline once, under the key it always had', async () => {
    answers = [new Error('offline'), { data: answer }];
    const { courier, shown } = aStream();
    courier.take(item);
    await settled();
    expect(shown()).toMatchObject([{ id: localID, delivery: { isSending: false, isTooFast: false } }]);
    for (const listener of online) listener();
    for (const listener of online) listener();
    await settled();
    expect(shown()).toMatchObject([{ id: 'c', key: localID }]);
    expect(sent.map(({ clientMutationID }) => clientMutationID)).toEqual(['key', 'key']);
  });

  it('does not send by itself what the server refused, and tells why', async () => {
    const nudge = { code: 'COMMENT_MAY_BREAK_RULES', codes: ['LINKS'] };
    answers = [{ errors: [{ message: 'It contains links.', extensions: nudge }] }, { data: answer }];
    const { courier, shown } = aStream();
    courier.take(item);
    await settled();
    expect(shown()).toMatchObject([{ delivery: { failure: 'COMMENT_MAY_BREAK_RULES', reasons: ['LINKS'] } }]);
    for (const listener of online) listener();
    await settled();
    expect(sent).toHaveLength(1);
    await courier.deliver(localID, true);
    expect(sent[1]).toMatchObject({ clientMutationID: 'key', insists: true });
    expect(shown()).toMatchObject([{ id: 'c' }]);
  });

  it('gives up what its author discards', async () => {
    answers = [new Error('offline')];
    const { courier, shown } = aStream();
    courier.take(item);
    await settled();
    expect(courier.discard(localID)).toMatchObject({ body: '<p>x</p>' });
    for (const listener of online) listener();
    await settled();
    expect(shown()).toEqual([]);
    expect(sent).toHaveLength(1);
  });
});
