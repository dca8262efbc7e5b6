import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { TrustedDocuments } from '../../../src/core/graphql/documents/trusted-documents.js';
import { GraphqlSurfaceModule } from '../../../src/core/graphql/graphql-surface.module.js';
import { LiveConnections } from '../../../src/core/graphql/live/live-connections.js';
import { LiveLimits } from '../../../src/core/graphql/live/live-limits.js';
import { LiveSockets } from '../../../src/core/graphql/live/live-sockets.js';
import { startToyApp, type ToyApp } from './toy/toy-app.js';
import { ToyClock } from './toy/toy-clock.js';
import { ToyLiveModule, ToyRooms } from './toy/toy-live.module.js';
import { Gate } from './toy/toy-notes.js';
import { ToySocket } from './toy/toy-socket.js';

const query =
  'subscription Room($room: String!, $after: String) { roomChanged(room: $room, after: $after) { eventID text seenAs } }';

const surface = () =>
  GraphqlSurfaceModule.forSurface({
    surface: 'public',
    modules: [ToyLiveModule],
    transports: { http: true, live: true },
  });

const shown = (eventID: string, text: string, seenAs = 'anonymous') => ({
  data: { roomChanged: { eventID, text, seenAs } },
});

describe(LiveSockets.name, () => {
  const clock = new ToyClock();
  let toy: ToyApp;
  let rooms: ToyRooms;
  let connections: LiveConnections;
  let room: string;
  let roomCount = 0;
  const sockets: ToySocket[] = [];

  const connect = async (token?: string) => {
    const socket = await ToySocket.connect(toy.url, token);
    sockets.push(socket);
    return socket;
  };
  /** A socket that hears this test's room. */
  const listener = async ({ id = 's', token, after }: { id?: string; token?: string; after?: string } = {}) => {
    const socket = await connect(token);
    socket.subscribe(id, { query, variables: { room, after } });
    await socket.settled();
    return socket;
  };

  beforeAll(async () => {
    toy = await startToyApp({ surfaces: [surface()], documents: [query], clock });
    rooms = toy.app.get(ToyRooms);
    connections = toy.app.get(LiveConnections);
  });

  beforeEach(() => {
    room = `room-${(roomCount += 1)}`;
    rooms.executed = rooms.loaders = rooms.opened = 0;
    rooms.replayGate = undefined;
  });

  afterEach(async () => {
    await Promise.all(sockets.splice(0).map((socket) => socket.leave()));
  });

  afterAll(() => toy.app.close());

  it('executes an event once for all who see the same, whatever they call their subscription', async () => {
    const listeners = await Promise.all(['a', 'a', 'b'].map((id) => listener({ id })));
    const { id } = rooms.say(room, 'hello');
    for (const [index, socket] of listeners.entries()) {
      expect(await socket.results(['a', 'a', 'b'][index]!, 1)).toEqual([shown(id, 'hello')]);
    }
    expect(rooms).toMatchObject({ executed: 1, loaders: 1, opened: 1 });
    rooms.say(room, 'again');
    await listeners[0]!.results('a', 2);
    expect(rooms).toMatchObject({ executed: 2, loaders: 2 });
  });

  it('works with graphql-ws’s own client, by a registered document too', async () => {
    const client = createClient({ url: `${toy.url.replace('http', 'ws')}/api/graphql/live`, webSocketImpl: WebSocket });
    const documentId = TrustedDocuments.idOf(query);
    const results = client.iterate({ query: '', extensions: { documentId }, variables: { room, after: '0' } });
    const { id } = rooms.say(room, 'hello');
    expect((await results.next()).value).toEqual(shown(id, 'hello'));
    await results.return!();
    await client.dispose();
  });

  it('takes a document by its id without a query', async () => {
    const socket = await connect();
    socket.subscribe('s', { documentId: TrustedDocuments.idOf(query), variables: { room, after: '0' } });
    const { id } = rooms.say(room, 'hello');
    expect(await socket.results('s', 1)).toEqual([shown(id, 'hello')]);
  });

  it('shows each class of people its own, and nothing to those who must not know', async () => {
    const [reader, author, moderator] = [
      await listener(),
      await listener({ token: toy.authenticator.signIn('ann') }),
      await listener({ token: toy.authenticator.signIn('mod', 'MODERATOR') }),
    ];
    const held = rooms.say(room, 'held', 'ann');
    rooms.say(room, 'silence');
    const open = rooms.say(room, 'open');
    expect(await reader.results('s', 1)).toEqual([shown(open.id, 'open')]);
    expect(await author.results('s', 2)).toEqual([shown(held.id, 'held', 'COMMENTER'), shown(open.id, 'open')]);
    expect(await moderator.results('s', 2)).toEqual([shown(held.id, 'held', 'MODERATOR'), shown(open.id, 'open')]);
    expect(rooms.executed).toBe(3);
  });

  it('replays what was missed, then goes on live, without gap or double', async () => {
    const seen = rooms.say(room, 'seen');
    const missed = rooms.say(room, 'missed');
    const gate = (rooms.replayGate = new Gate());
    const socket = await connect();
    socket.subscribe('s', { query, variables: { room, after: seen.id } });
    await gate.reached;
    const during = rooms.say(room, 'during');
    gate.open();
    await socket.results('s', 2);
    const live = rooms.say(room, 'live');
    expect(await socket.results('s', 3)).toEqual([
      shown(missed.id, 'missed'),
      shown(during.id, 'during'),
      shown(live.id, 'live'),
    ]);
  });

  it('stops hearing when the client completes or leaves, and then closes the upstream', async () => {
    const [one, other] = [await listener(), await listener()];
    one.send({ id: 's', type: 'complete' });
    await one.settled();
    expect(connections.subscriptionCount).toBe(1);
    rooms.say(room, 'hello');
    await other.results('s', 1);
    await one.settled();
    expect(one.messages.filter(({ type }) => type === 'next')).toEqual([]);
    const stopped = rooms.stopped(room);
    await other.leave();
    await stopped;
    expect(rooms.listeners.get(room)!.size).toBe(0);
    expect(connections.subscriptionCount).toBe(0);
  });

  it.each([
    ['a query', { query: '{ isLive }' }, 'BAD_INPUT'],
    ['a syntax error', { query: 'subscription {' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: 'subscription { nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a missing variable', { query }, 'BAD_INPUT'],
    ['an argument the feed refuses', { query, variables: { room: '' } }, 'BAD_INPUT'],
    ['a made-up event id', { query, variables: { room: 'x', after: 'made-up' } }, 'BAD_CURSOR'],
    ['an unknown document', { documentId: 'sha256:00' }, 'OPERATION_NOT_TRUSTED'],
  ])('refuses %s, and lives on', async (_what, payload, code) => {
    const socket = await connect();
    socket.subscribe('s', payload);
    expect(await socket.errorsOf('s')).toEqual([
      expect.objectContaining({ extensions: expect.objectContaining({ code }) as object }),
    ]);
    await socket.settled();
    expect(connections.subscriptionCount).toBe(0);
  });

  it('masks what fails while an event is shown', async () => {
    const socket = await listener();
    rooms.say(room, 'broken');
    const [result] = await socket.results('s', 1);
    expect(result).toMatchObject({ data: null, errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(result)).not.toMatch(/secret/);
  });

  it('bounds subscriptions, messages and patience', async () => {
    const limits = toy.app.get(LiveLimits);
    const socket = await connect();
    for (let i = 0; i <= limits.maxSubscriptionsPerConnection; i += 1) {
      socket.subscribe(`s${i}`, { query, variables: { room } });
    }
    expect((await socket.errorsOf(`s${limits.maxSubscriptionsPerConnection}`))[0]!.extensions.code).toBe('BAD_INPUT');
    socket.send('x'.repeat(limits.maxMessageBytes + 1));
    expect((await socket.closed).code).toBe(1009);
  });

  it('sends a client away that does not read', async () => {
    const limits = toy.app.get(LiveLimits);
    const { maxBufferedBytes } = limits;
    limits.maxBufferedBytes = -1;
    const socket = await listener();
    rooms.say(room, 'hello');
    const { code, reason } = await socket.closed;
    limits.maxBufferedBytes = maxBufferedBytes;
    expect(code).toBe(1013);
    expect(reason).toMatch(/^retry=\d+$/);
  });

  describe('who may still listen', () => {
    it('refuses a bad token', async () => {
      const socket = await ToySocket.open(toy.url);
      socket.send({ type: 'connection_init', payload: { token: 'forged' } });
      expect(await socket.closed).toEqual({ code: 4403, reason: 'TOKEN_INVALID' });
    });

    it('asks the feed first', async () => {
      rooms.closedRooms.add(room);
      const socket = await listener();
      expect((await socket.errorsOf('s'))[0]!.extensions.code).toBe('UNAUTHENTICATED');
    });

    it('closes when the token ends', async () => {
      const soon = new Date(clock.now().getTime() + 50);
      const socket = await listener({ token: toy.authenticator.signIn('tim', 'MEMBER', soon) });
      expect(await socket.closed).toEqual({ code: 4403, reason: 'TOKEN_INVALID' });
    });

    it('delivers nothing after the token has ended, even if the timer is late', async () => {
      const later = new Date(clock.now().getTime() + 60_000);
      const socket = await listener({ token: toy.authenticator.signIn('tom', 'MEMBER', later) });
      clock.advance(60_000);
      rooms.say(room, 'too late');
      expect((await socket.closed).code).toBe(4403);
      expect(socket.messages.filter(({ type }) => type === 'next')).toEqual([]);
    });

    it('closes all sockets of a person whose token was revoked, and no others', async () => {
      const token = toy.authenticator.signIn('rex');
      const [one, two, other] = [await listener({ token }), await listener({ token }), await listener()];
      toy.authenticator.actors.delete(token);
      await connections.recheck('rex');
      expect([(await one.closed).code, (await two.closed).code]).toEqual([4403, 4403]);
      await other.settled();
    });

    it('ends what a person may no longer have, and shows the rest as they are now', async () => {
      const token = toy.authenticator.signIn('max', 'MODERATOR');
      const socket = await listener({ token });
      toy.authenticator.signIn('max', 'MEMBER');
      await connections.recheck('max');
      rooms.say(room, 'held', 'ann');
      const open = rooms.say(room, 'open');
      expect(await socket.results('s', 1)).toEqual([shown(open.id, 'open')]);
      rooms.barred.add('max');
      await connections.recheck('max');
      expect((await socket.errorsOf('s'))[0]!.extensions.code).toBe('FORBIDDEN');
      expect(connections.subscriptionCount).toBe(0);
    });

    it('finds out by itself when the message was lost', async () => {
      const token = toy.authenticator.signIn('roy');
      const socket = await listener({ token });
      toy.authenticator.actors.delete(token);
      await connections.recheckAll();
      expect((await socket.closed).code).toBe(4403);
    });
  });

  it('counts what health and metrics want to know', async () => {
    const before = connections.delivered;
    const [socket] = [await listener(), await listener()];
    expect(connections.count).toBe(2);
    expect(connections.subscriptionCount).toBe(2);
    rooms.say(room, 'hello');
    await socket.results('s', 1);
    await socket.settled();
    expect(connections.delivered).toBe(before + 2);
  });

  it('sends everybody away with a hint when the process stops, and takes nobody in', async () => {
    const other = await startToyApp({ surfaces: [surface()] });
    const socket = await ToySocket.connect(other.url);
    const closing = other.app.close();
    const { code, reason } = await socket.closed;
    expect(code).toBe(1012);
    expect(reason).toMatch(/^retry=\d+$/);
    await closing;
  });
});
