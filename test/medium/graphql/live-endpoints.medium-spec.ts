import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import type { Type } from '@nestjs/common';
import { createClient } from 'graphql-sse';
import { GraphqlSurfaceModule } from '../../../src/core/graphql/graphql-surface.module.js';
import { LiveConnections } from '../../../src/core/graphql/live/live-connections.js';
import { LiveEndpoints } from '../../../src/core/graphql/live/live-endpoints.js';
import { LiveLimits } from '../../../src/core/graphql/live/live-limits.js';
import { startToyApp, type ToyApp } from './toy/toy-app.js';
import { ToyLiveModule, ToyRooms } from './toy/toy-live.module.js';
import { ToyPublicModule } from './toy/toy-public.module.js';

const query = 'subscription Room($room: String!, $after: String) { roomChanged(room: $room, after: $after) { text } }';

const startWith = (transports: { http: boolean; live: boolean }, module: Type = ToyLiveModule) =>
  startToyApp({
    surfaces: [GraphqlSurfaceModule.forSurface({ surface: 'public', modules: [module], transports })],
  });

/** Asks for an upgrade, and tells how it was answered. */
async function upgrade(url: string, protocol = 'graphql-transport-ws'): Promise<{ status: number; body: string }> {
  const headers = {
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    'sec-websocket-protocol': protocol,
  };
  const asked = request(url, { headers }).end();
  const answer = await new Promise<IncomingMessage>((resolve) => {
    asked.on('response', resolve).on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response);
    });
  });
  let body = '';
  if (answer.statusCode !== 101) for await (const chunk of answer) body += String(chunk);
  return { status: answer.statusCode!, body };
}

describe(LiveEndpoints.name, () => {
  let toy: ToyApp;
  let live: string;

  const stream = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(live, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
      body: JSON.stringify(body),
    });

  beforeAll(async () => {
    toy = await startWith({ http: false, live: true });
    live = `${toy.url}/api/graphql/live`;
  });

  afterAll(() => toy.app.close());

  describe('upgrades', () => {
    it('are taken on the live path, in the right protocol', async () => {
      expect((await upgrade(live)).status).toBe(101);
    });

    it.each([
      ['another path', '/api/graphql', 'graphql-transport-ws', 404],
      ['a surface this process does not have', '/admin/api/graphql/live', 'graphql-transport-ws', 404],
      ['another protocol', '/api/graphql/live', 'graphql-ws', 400],
      ['no protocol', '/api/graphql/live', '', 400],
    ])('are refused with a sentence for %s', async (_what, path, protocol, status) => {
      const answer = await upgrade(`${toy.url}${path}`, protocol);
      expect(answer.status).toBe(status);
      expect(answer.body).toMatch(/websocket/);
    });

    it('are refused by a process without the websockets role, over plain HTTP too', async () => {
      const web = await startWith({ http: true, live: false }, ToyPublicModule);
      const answer = await upgrade(`${web.url}/api/graphql/live`);
      expect(answer).toEqual({ status: 404, body: expect.stringMatching(/websockets role/) as string });
      const plain = await fetch(`${web.url}/api/graphql/live`, { method: 'POST' });
      expect(plain.status).toBe(404);
      expect(await plain.text()).toMatch(/websockets role/);
      await web.app.close();
    });

    it('are bounded by address', async () => {
      const limits = toy.app.get(LiveLimits);
      const { maxConnectionsPerAddress } = limits;
      limits.maxConnectionsPerAddress = 0;
      expect((await upgrade(live)).status).toBe(429);
      expect((await stream({ query, variables: { room: 'a' } })).status).toBe(429);
      limits.maxConnectionsPerAddress = maxConnectionsPerAddress;
    });
  });

  it('tells in a sentence how to connect', async () => {
    for (const method of ['GET', 'POST']) {
      const response = await fetch(live, { method });
      expect(response.status).toBe(404);
      expect(await response.text()).toMatch(/text\/event-stream/);
    }
  });

  describe('event streams', () => {
    it('work with graphql-sse’s own client', async () => {
      const client = createClient({ url: live });
      const results = client.iterate({ query, variables: { room: 'sse', after: '0' } });
      toy.app.get(ToyRooms).say('sse', 'hello');
      expect((await results.next()).value).toEqual({ data: { roomChanged: { text: 'hello' } } });
      await results.return!();
      client.dispose();
    });

    it('refuse before they begin, with a status', async () => {
      const answers = await Promise.all([
        stream({ query, variables: { room: 'a' } }, { authorization: 'Bearer forged' }),
        stream({ query: '{ isLive }' }),
        stream({ query: 'subscription {' }),
        stream([]),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([401, 400, 400, 400]);
      expect(await answers[0].json()).toMatchObject({ errors: [{ extensions: { code: 'TOKEN_INVALID' } }] });
    });

    it('tell an error that comes later, and complete', async () => {
      const response = await stream({ query, variables: { room: 'a', after: 'made-up' } });
      expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
      expect(await response.text()).toMatch(/^:\n\nevent: next\ndata: .*BAD_CURSOR.*\n\nevent: complete\ndata:\n\n$/);
    });

    it('end when the token is revoked', async () => {
      const token = toy.authenticator.signIn('ann');
      const response = await stream({ query, variables: { room: 'a' } }, { authorization: `Bearer ${token}` });
      toy.authenticator.actors.delete(token);
      await toy.app.get(LiveConnections).recheck('ann');
      expect(await response.text()).toBe(':\n\n');
    });

    it('are forgotten when the client leaves', async () => {
      const rooms = toy.app.get(ToyRooms);
      const leaving = new AbortController();
      const body = JSON.stringify({ query, variables: { room: 'left' } });
      const headers = { 'content-type': 'application/json', accept: 'text/event-stream' };
      await fetch(live, { method: 'POST', headers, body, signal: leaving.signal });
      expect(rooms.listeners.get('left')!.size).toBe(1);
      const stopped = rooms.stopped('left');
      leaving.abort();
      await stopped;
    });

    it('end with a hint when to come back', async () => {
      const other = await startWith({ http: true, live: true });
      const response = await fetch(`${other.url}/api/graphql/live`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query, variables: { room: 'a' } }),
      });
      const closing = other.app.close();
      expect(await response.text()).toMatch(/^:\n\nretry: \d+\n\n$/);
      await closing;
    });
  });

  it('answers nothing but the live path', async () => {
    const socket = request(`${toy.url}/api/graphql/live/more`).end();
    const [response] = (await once(socket, 'response')) as [IncomingMessage];
    response.resume();
    expect(response.statusCode).toBe(404);
  });
});
