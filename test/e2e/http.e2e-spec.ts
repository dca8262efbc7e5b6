import { trustedId, trustedRead } from '../harness/trusted-read.js';
import { adminClient, type GraphqlClient, publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

interface ErrorBody {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

describe('HTTP', () => {
  let talk: TestTalk;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    const newsroom = new Newsroom(talk);
    await newsroom.site();
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const send = (path: string, init: RequestInit = {}) => fetch(`${talk.url('web')}${path}`, init);
  const post = (body: string, headers: Record<string, string> = {}) =>
    send('/api/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  async function refusalOf(response: Response) {
    const text = await response.text();
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(text).not.toMatch(/\bat \w+.*:\d+|node_modules|\.ts\b|\.js\b/);
    const { errors } = JSON.parse(text) as ErrorBody;
    return { status: response.status, code: errors[0]!.extensions.code };
  }

  describe('refuses in JSON, without a word about its inside,', () => {
    it.each([
      ['a body over the limit', () => JSON.stringify({ query: 'x'.repeat(70_000) }), 413, 'BODY_TOO_LARGE'],
      ['malformed JSON', () => '{"query": "{ viewer ', 400, 'BAD_INPUT'],
      ['JSON that is no object', () => '"viewer"', 400, 'BAD_INPUT'],
      ['a batch', () => JSON.stringify([{ query: '{ viewer { id } }' }]), 400, 'BAD_INPUT'],
      ['a request without an operation', () => '{}', 400, 'BAD_INPUT'],
      ['variables that are no object', () => '{"query":"{ viewer { id } }","variables":[1]}', 400, 'BAD_INPUT'],
      ['a document that does not parse', () => '{"query":"{ viewer "}', 400, 'GRAPHQL_PARSE_FAILED'],
      ['a field that does not exist', () => '{"query":"{ secrets }"}', 400, 'GRAPHQL_VALIDATION_FAILED'],
      ['an unknown document', () => `{"documentId":"sha256:${'0'.repeat(64)}"}`, 400, 'OPERATION_NOT_TRUSTED'],
      ['a subscription', () => JSON.stringify({ documentId: trustedId('StreamChanged') }), 400, 'BAD_INPUT'],
    ])('%s', async (_what, body, status, code) => {
      expect(await refusalOf(await post(body()))).toEqual({ status, code });
    });

    it('a body that is no JSON, such as a form of another site', async () => {
      const form = await post('query={ viewer { id } }', { 'content-type': 'application/x-www-form-urlencoded' });
      expect(await refusalOf(form)).toEqual({ status: 400, code: 'BAD_INPUT' });
      const text = await post('{"query":"{ viewer { id } }"}', { 'content-type': 'text/plain' });
      expect(await refusalOf(text)).toEqual({ status: 400, code: 'BAD_INPUT' });
    });

    it('a document of one’s own by GET', async () => {
      const response = await send(`/api/graphql?query=${encodeURIComponent('{ viewer { id } }')}`);
      expect(await refusalOf(response)).toEqual({ status: 400, code: 'BAD_INPUT' });
    });

    it('mutations by GET, whoever asks', async () => {
      const address = `/api/graphql?documentId=${trustedId('SignOut')}&variables=${encodeURIComponent('{"input":{}}')}`;
      for (const init of [{}, { headers: { authorization: `Bearer ${reader.token}` } }]) {
        const { status, code } = await refusalOf(await send(address, init));
        expect([400, 405]).toContain(status);
        expect(code).toBe('BAD_INPUT');
      }
      expect(await reader.public.codeOf('{ viewer { id } }')).toBeUndefined();
    });

    it.each([
      ['GET', '/nowhere'],
      ['POST', '/nowhere'],
      ['GET', '/%ff'],
      ['GET', '/api/nowhere'],
      ['GET', '/api/graphql/nowhere'],
      ['POST', '/api/graphql/nowhere'],
      ['GET', '/admin/api/nowhere'],
      ['GET', '/assets/nowhere.js'],
      ['GET', '/assets/..%2f..%2f..%2fpackage.json'],
    ])('%s of the unknown address %s', async (method, path) => {
      expect(await refusalOf(await send(path, { method }))).toEqual({ status: 404, code: 'NOT_FOUND' });
    });

    it.each(['/demo/%ff', '/assets/%ff'])('the address %s, which cannot be read', async (path) => {
      const { status } = await refusalOf(await send(path));
      expect([400, 404]).toContain(status);
    });

    it('other methods on the endpoint', async () => {
      const response = await send('/api/graphql', { method: 'DELETE' });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, POST');
    });
  });

  it.each([
    ['too deep', `{ story(id: "x") { comments { nodes ${nested(9)} } } }`],
    ['too many aliases', `{ ${Array.from({ length: 40 }, (_, n) => `a${n}: viewer { id }`).join(' ')} }`],
    [
      'too large pages of too large pages',
      `{ story(id: "x") { comments(first: 100) { nodes { replies(first: 100) { nodes { replies(first: 100) { nodes { id } } } } } } } }`,
    ],
    [
      'large pages hidden in fragments',
      `{ story(id: "x") { ...A } } fragment A on Story { comments(first: 100) { nodes { ...B } } } fragment B on Comment { replies(first: 100) { nodes { ...C } } } fragment C on Comment { replies(first: 100) { nodes { id } } }`,
    ],
  ])('does not run a document with %s', async (_what, query) => {
    const { status, errors } = await publicClient(talk).ask(query);
    expect(status).toBe(400);
    expect(errors![0]!).toMatchObject({
      extensions: { code: 'BAD_INPUT' },
      message: expect.stringContaining('too large') as string,
    });
  });

  it('does not read a document that has no end', async () => {
    const query = `{ viewer { ${'id '.repeat(3_000)} } }`;
    const { status, errors } = await publicClient(talk).ask(query);
    expect({ status, code: errors![0]!.extensions.code }).toEqual({ status: 400, code: 'GRAPHQL_PARSE_FAILED' });
  });

  it('gives every answer a request id, a sane one of the client’s own if there is one', async () => {
    const idOf = async (given?: string) =>
      (await post('{"query":"{ viewer { id } }"}', given ? { 'x-request-id': given } : {})).headers.get('x-request-id');
    expect(await idOf()).toMatch(/^[\w-]{36}$/);
    expect(await idOf('trace-42')).toBe('trace-42');
    expect(await idOf('<script>')).toMatch(/^[\w-]{36}$/);
  });

  it.each(['/api/graphql', '/nowhere', '/admin', '/demo/night-trains-return'])(
    'sends security headers with %s and does not say what it runs on',
    async (path) => {
      const { headers } = await send(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('strict-transport-security')).toContain('max-age=');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('never lets a signed-in answer be stored', async () => {
    const response = await post('{"query":"{ viewer { id } }"}', { authorization: `Bearer ${reader.token}` });
    expect(response.headers.get('cache-control')).toBe('no-store');
    const signedIn = { authorization: `Bearer ${reader.token}` };
    const read = await trustedRead(talk.url('web'), 'ViewerComments', { storyID: 'x' }, signedIn);
    expect(read.headers.get('cache-control')).toBe('no-store');
    expect(read.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('HTTP in production', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;

  beforeAll(async () => {
    const secret = 'a secret of more than thirty-two characters';
    talk = await startTalk({
      roles: [['web']],
      env: { NODE_ENV: 'production', TALK_JWT_SECRETS: `k1:${secret}` },
    });
    newsroom = new Newsroom(talk);
    await newsroom.site();
  });
  afterAll(() => talk.stop());

  const introspection = '{ __schema { queryType { name } } }';

  it('runs registered documents for everybody and others for staff only', async () => {
    const own = '{ viewer { id } }';
    const reader = await newsroom.person();
    const staff = await newsroom.person('STAFF');
    expect(await publicClient(talk).codeOf(own)).toBe('OPERATION_NOT_TRUSTED');
    expect(await adminClient(talk).codeOf(own)).toBe('OPERATION_NOT_TRUSTED');
    expect(await reader.public.codeOf(own)).toBe('OPERATION_NOT_TRUSTED');
    expect(await reader.admin.codeOf(own)).toBe('OPERATION_NOT_TRUSTED');
    expect(await staff.public.codeOf(own)).toBeUndefined();

    const story = await newsroom.story('/production');
    const variables = { id: story.id, orderBy: 'CREATED_AT_DESC', first: 5 };
    const { body } = await trustedRead(talk.url('web'), 'StoryStream', variables);
    expect(body.data).toMatchObject({ story: { id: story.id } });
  });

  it('tells nobody its schema', async () => {
    const clients: GraphqlClient[] = [publicClient(talk), (await newsroom.person('STAFF')).public];
    for (const client of clients) {
      const { data, errors } = await client.ask(introspection);
      expect(errors!.length).toBeGreaterThan(0);
      expect(data).toBeUndefined();
    }
  });
});

/** Replies to replies, so many levels deep. */
function nested(levels: number): string {
  return levels === 0 ? '{ id }' : `{ replies { nodes ${nested(levels - 1)} } }`;
}
