import WebSocket from 'ws';
import type { SurfaceName } from '../../src/core/config/process-plan.js';
import { SurfaceSchemas } from '../../src/core/graphql/surface-schemas.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

type Reach = Readonly<Record<string, number>>;

/** What answers on each address, as somebody outside finds it. */
async function reachOf(talk: TestTalk): Promise<Reach> {
  const statusOf = async (method: string, path: string, body?: string) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${talk.url('web')}${path}`, { method, headers, body });
    await response.arrayBuffer();
    return response.status;
  };
  const viewer = '{"query":"{ viewer { id } }"}';
  return {
    'public GraphQL': await statusOf('POST', '/api/graphql', viewer),
    'public live': await upgradeStatus(talk, '/api/graphql/live'),
    'account page': await statusOf('GET', '/account'),
    'demo article': await statusOf('GET', '/demo/night-trains-return'),
    'admin GraphQL': await statusOf('POST', '/admin/api/graphql', viewer),
    'admin live': await upgradeStatus(talk, '/admin/api/graphql/live'),
  };
}

/** 101 where a websocket is accepted, otherwise the status that refuses it. */
function upgradeStatus(talk: TestTalk, path: string): Promise<number> {
  const socket = new WebSocket(`${talk.url('websockets').replace('http', 'ws')}${path}`, 'graphql-transport-ws');
  return new Promise((resolve, reject) => {
    socket.once('upgrade', ({ statusCode }) => resolve(statusCode!));
    socket.once('unexpected-response', (_request, { statusCode }) => resolve(statusCode!));
    socket.once('error', reject);
    socket.once('open', () => socket.terminate());
  });
}

const adminWords = [
  ...['install', 'approveComment', 'rejectComment', 'banUser', 'unbanUser', 'setUserRole', 'createSite', 'updateSite'],
  ...['moderationQueue', 'moderationCounts', 'moderationQueueChanged', 'installation', 'sites', 'user'],
];

describe('surfaces', () => {
  const started = new Map<string, TestTalk>();

  beforeAll(async () => {
    const cuts: Record<string, readonly SurfaceName[]> = {
      both: ['public', 'admin'],
      public: ['public'],
      admin: ['admin'],
    };
    for (const [name, surfaces] of Object.entries(cuts)) {
      started.set(name, await startTalk({ roles: [['web', 'websockets']], surfaces }));
    }
  });
  afterAll(async () => {
    for (const talk of started.values()) await talk.stop();
  });

  const talkWith = (name: string) => started.get(name)!;
  const schemasOf = (name: string) => talkWith(name).get(SurfaceSchemas, 'web');
  /** The names of a schema's types and of what can be asked of it. */
  const namesIn = (name: string, surface: SurfaceName) => {
    const schema = schemasOf(name).of(surface);
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    return {
      types: Object.keys(schema.getTypeMap()),
      operations: roots.flatMap((root) => Object.keys(root?.getFields() ?? {})),
    };
  };
  const statusOf = async (name: string, path: string, init?: RequestInit) => {
    const response = await fetch(`${talkWith(name).url('web')}${path}`, init);
    return { status: response.status, text: await response.text() };
  };

  it('are both there unless told otherwise', async () => {
    expect(await reachOf(talkWith('both'))).toEqual({
      'public GraphQL': 200,
      'public live': 101,
      'account page': 200,
      'demo article': 200,
      'admin GraphQL': 200,
      'admin live': 101,
    });
  });

  describe('a public-only process', () => {
    it.each(['/admin', '/admin/', '/admin/install', '/admin/sign-in', '/admin/assets/console.js', '/ADMIN', '//admin'])(
      'has no page %s',
      async (path) => {
        expect((await statusOf('public', path)).status).toBe(404);
      },
    );

    it('answers on the public addresses and on no admin one', async () => {
      expect(await reachOf(talkWith('public'))).toEqual({
        'public GraphQL': 200,
        'public live': 101,
        'account page': 200,
        'demo article': 200,
        'admin GraphQL': 404,
        'admin live': 404,
      });
    });

    it('has nothing of the admin surface in its schema', () => {
      const { types, operations } = namesIn('public', 'public');
      for (const word of adminWords) expect(operations).not.toContain(word);
      expect(types.filter((type) => /moderat|manage|install|queue|ban|SiteInput|SetUserRole/i.test(type))).toEqual([
        'ModerationMode',
      ]);
      expect(schemasOf('public').has('admin')).toBe(false);
    });

    it.each(adminWords)('does not know %s', async (operation) => {
      const query = JSON.stringify({ query: `{ __type(name: "Query") { name } ${operation} }` });
      const kinds = ['', 'mutation ', 'subscription '].map((kind) =>
        JSON.stringify({ query: `${kind}{ ${operation} }` }),
      );
      for (const body of [query, ...kinds]) {
        const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
        const { status, text } = await statusOf('public', '/api/graphql', init);
        expect(status).toBe(400);
        expect(text).toContain('GRAPHQL_VALIDATION_FAILED');
      }
    });

    it('has the same public schema as a process with both', () => {
      expect(schemasOf('public').print('public')).toBe(schemasOf('both').print('public'));
    });
  });

  describe('an admin-only process', () => {
    it('answers on the admin addresses and on no public one', async () => {
      expect(await reachOf(talkWith('admin'))).toEqual({
        'public GraphQL': 404,
        'public live': 404,
        'account page': 404,
        'demo article': 404,
        'admin GraphQL': 200,
        'admin live': 101,
      });
    });

    it.each(['/', '/demo', '/embed.js', '/assets/embed.js', '/api/graphql?documentId=x'])('has no %s', async (path) => {
      expect((await statusOf('admin', path)).status).toBe(404);
    });

    it('has nothing of a reader in its schema', () => {
      const { types, operations } = namesIn('admin', 'admin');
      const readers = ['signUp', 'createComment', 'editComment', 'streamChanged', 'commentCreated'];
      for (const word of readers) expect(operations).not.toContain(word);
      for (const type of ['Story', 'Comment', 'OwnComment', 'StreamEvent', 'SignUpInput'])
        expect(types).not.toContain(type);
    });

    it('has the same admin schema as a process with both', () => {
      expect(schemasOf('admin').print('admin')).toBe(schemasOf('both').print('admin'));
    });
  });
});
