import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const sitePage = 'https://news.example';
const viewerRequest = '{"query":"{ viewer { id } }"}';

describe('requests across origins', () => {
  let talk: TestTalk;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk();
    const newsroom = new Newsroom(talk);
    await newsroom.site(sitePage);
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const send = (path: string, init: RequestInit) => fetch(`${talk.url('web')}${path}`, init);
  const post = (body: string, headers: Record<string, string>) =>
    send('/api/graphql', { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

  const preflight = (origin: string, path = '/api/graphql') =>
    send(path, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });

  it.each(['/api/graphql', '/api/graphql/live'])(
    'lets the pages of a site ask %s as a signed-in person',
    async (path) => {
      const { status, headers } = await preflight(sitePage, path);
      expect(status).toBe(204);
      expect(headers.get('access-control-allow-origin')).toBe(sitePage);
      expect(headers.get('access-control-allow-methods')).toBe('GET, POST');
      expect(headers.get('access-control-allow-headers')).toMatch(/Authorization, Content-Type/);
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('vary')).toContain('Origin');
    },
  );

  it('lets them read the answer, refusals included', async () => {
    const headers = { origin: sitePage, authorization: `Bearer ${reader.token}` };
    const answered = await post(viewerRequest, headers);
    expect(answered.headers.get('access-control-allow-origin')).toBe(sitePage);
    const tooLarge = await post(JSON.stringify({ query: 'x'.repeat(70_000) }), headers);
    expect(tooLarge.status).toBe(413);
    expect(tooLarge.headers.get('access-control-allow-origin')).toBe(sitePage);
  });

  it.each(['https://evil.example', 'https://news.example.evil.example', 'http://news.example', 'null', ''])(
    'lets no page of "%s" do so',
    async (origin) => {
      const response = await preflight(origin);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      const answer = await post(viewerRequest, { origin });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it('follows the sites as they change', async () => {
    const admin = await new Newsroom(talk).person('ADMIN');
    const late = 'https://late.example';
    expect((await preflight(late)).status).toBe(403);
    await admin.admin.run(`mutation Create($input: CreateSiteInput!) { createSite(input: $input) { site { id } } }`, {
      input: { name: 'Late', origins: [late] },
    });
    expect((await preflight(late)).status).toBe(204);
  });
});
