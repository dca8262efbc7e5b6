import WebSocket from 'ws';
import type { Story } from '../../src/features/stories/index.js';
import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person, type Posted } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';
import { trustedId, type TrustedSection } from '../harness/trusted-read.js';

const page = 'https://news.example';
const desk = 'https://desk.example';
const stranger = 'https://elsewhere.example';

const whereQuery = `query ($storyID: ID!) { viewer { moderationURL(storyID: $storyID) } }`;

interface Asked {
  readonly origin: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

describe.each(topologies)('the admin surface, asked from pages of sites, in topology %s', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let admin: Person;
  let reader: Person;
  let story: Story;
  let posted: Posted;

  beforeAll(async () => {
    talk = await startTalk({ topology, env: { TALK_ADMIN_URL: desk } });
    newsroom = new Newsroom(talk);
    await newsroom.site(page);
    [reader, moderator, admin] = [
      await newsroom.person(),
      await newsroom.person('MODERATOR'),
      await newsroom.person('ADMIN'),
    ];
    story = await newsroom.story('/article', page);
    posted = await newsroom.post(reader, story.id, 'A comment');
  });
  afterAll(() => talk.stop());

  const endpoint = () => `${talk.url('web')}/admin/api/graphql`;
  const post = async (body: object, { origin, token, headers }: Asked) => {
    const response = await fetch(endpoint(), {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin,
        ...headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: JSON.stringify(body),
    });
    const { data, errors } = (await response.json()) as {
      data?: Record<string, unknown>;
      errors?: readonly { readonly extensions: { readonly code: string } }[];
    };
    return { openTo: response.headers.get('access-control-allow-origin'), data, code: errors?.[0]?.extensions.code };
  };
  const operation = (name: string, section: TrustedSection, variables: object = {}) => ({
    documentId: trustedId(name, section),
    variables,
  });
  const preflight = (url: string, origin: string) =>
    fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
  const approve = () => operation('Approve', 'pages', { input: { commentID: posted.comment.id } });

  it('lets a moderator do there what the stream’s tools do', async () => {
    const { status, headers } = await preflight(endpoint(), page);
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe(page);
    expect(headers.get('access-control-allow-methods')).toBe('POST');
    expect(headers.get('access-control-allow-headers')).toBe('Authorization, Content-Type');
    expect(headers.get('access-control-allow-credentials')).toBeNull();
    const { openTo, data } = await post(approve(), { origin: page, token: moderator.token });
    expect(openTo).toBe(page);
    expect(data).toMatchObject({ done: { comment: { status: 'APPROVED', tags: [] } } });
  });

  it('lets readers and strangers do none of it', async () => {
    expect((await post(approve(), { origin: page })).code).toBe('UNAUTHENTICATED');
    expect((await post(approve(), { origin: page, token: reader.token })).code).toBe('FORBIDDEN');
    const { status, headers } = await preflight(endpoint(), stranger);
    expect({ status, openTo: headers.get('access-control-allow-origin') }).toEqual({ status: 403, openTo: null });
    expect((await post(approve(), { origin: stranger, token: moderator.token })).openTo).toBeNull();
  });

  it('refuses pages every other operation, whoever asks', async () => {
    const asked = { origin: page, token: admin.token };
    expect((await post({ query: '{ sites { id } }' }, asked)).code).toBe('FORBIDDEN');
    expect((await post(operation('QueueCounts', 'admin'), asked)).code).toBe('FORBIDDEN');
    expect((await post({ ...operation('Reach', 'pages'), query: '{ sites { id } }' }, asked)).data).toEqual({
      viewer: { id: admin.id },
    });
  });

  it('leaves everything to the console, wherever it is served', async () => {
    const asked = { token: admin.token };
    const { status, headers } = await preflight(endpoint(), desk);
    expect({ status, methods: headers.get('access-control-allow-methods') }).toEqual({
      status: 204,
      methods: 'GET, POST',
    });
    for (const one of [
      { ...asked, origin: desk },
      { ...asked, origin: talk.url('web') },
      { ...asked, origin: page, headers: { 'sec-fetch-site': 'same-origin' } },
    ]) {
      expect((await post(operation('QueueCounts', 'admin'), one)).data).toHaveProperty('moderationCounts');
    }
  });

  it('has no live connections for pages', async () => {
    const live = `${talk.url('websockets')}/admin/api/graphql/live`;
    expect((await preflight(live, page)).status).toBe(403);
    expect((await preflight(live, desk)).status).toBe(204);
    const upgrade = (origin: string) =>
      new Promise<number>((resolve, reject) => {
        const socket = new WebSocket(live.replace('http', 'ws'), 'graphql-transport-ws', { origin });
        socket.on('open', () => {
          socket.close();
          resolve(101);
        });
        socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode!));
        socket.on('error', reject);
      });
    expect(await upgrade(page)).toBe(403);
    expect(await upgrade(stranger)).toBe(403);
    expect(await upgrade(desk)).toBe(101);
    expect(await upgrade(talk.url('websockets'))).toBe(101);
  });

  it('is told to moderators of the story, and to nobody else', async () => {
    const where = async ({ public: client }: Person) =>
      (await client.run<{ viewer: { moderationURL: string | null } }>(whereQuery, { storyID: story.id })).viewer
        .moderationURL;
    expect(await where(moderator)).toBe(desk);
    expect(await where(reader)).toBeNull();
    expect(await publicClient(talk).run(whereQuery, { storyID: story.id })).toEqual({ viewer: null });
    expect((await publicClient(talk).ask('{ endpoints { live admin } }')).errors?.[0]?.message).toMatch(/admin/);
    const article = await publicClient(talk).ask(`{ story(id: "${story.id}") { title } endpoints { live } }`);
    expect(JSON.stringify(article)).not.toContain(desk);
  });
});

describe('a Talk whose admin surface is nowhere', () => {
  it('tells moderators so, and answers nothing of it', async () => {
    const talk = await startTalk({ surfaces: ['public'] });
    try {
      const newsroom = new Newsroom(talk);
      await newsroom.site(page);
      const moderator = await newsroom.person('MODERATOR');
      const story = await newsroom.story('/article', page);
      expect(await moderator.public.run(whereQuery, { storyID: story.id })).toEqual({
        viewer: { moderationURL: null },
      });
      const url = `${talk.url('web')}/admin/api/graphql`;
      const asked = await fetch(url, { method: 'OPTIONS', headers: { origin: page } });
      expect({ status: asked.status, openTo: asked.headers.get('access-control-allow-origin') }).toEqual({
        status: 404,
        openTo: null,
      });
    } finally {
      await talk.stop();
    }
  });
});
