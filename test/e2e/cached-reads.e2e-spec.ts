import { Newsroom, type Person, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { trustedRead } from '../harness/trusted-read.js';

describe('the anonymous read of a story', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let moderator: Person;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const read = (id: string, headers: Record<string, string> = {}) =>
    trustedRead<StoryAnswer>(talk.url('web'), 'StoryStream', { id, orderBy: 'CREATED_AT_DESC', first: 20 }, headers);
  const idsIn = async (id: string) => (await read(id)).body.data.story.comments.nodes.map((node) => node.id);

  it('may be sent by any page, and is not sent again while nothing has changed', async () => {
    const story = await newsroom.story('/cached');
    await newsroom.post(reader, story.id, 'Hello');
    await talk.settled();

    const first = await read(story.id, { origin: 'https://anywhere.example' });
    expect(first.status).toBe(200);
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    expect(first.headers.get('access-control-allow-credentials')).toBeNull();
    expect(first.headers.get('cache-control')).toMatch(/^public, max-age=\d, stale-while-revalidate=\d$/);
    expect(first.body.data.story.comments.nodes).toHaveLength(1);
    const etag = first.headers.get('etag')!;
    expect(etag).toMatch(/^"[\w-]+"$/);

    const again = await read(story.id);
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('etag')).toBe(etag);
    const unchanged = await read(story.id, { 'if-none-match': etag });
    expect(unchanged.status).toBe(304);
    expect(unchanged.headers.get('access-control-allow-origin')).toBe('*');

    await newsroom.post(reader, story.id, 'Hello again');
    await talk.settled();
    const changed = await read(story.id, { 'if-none-match': etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(changed.body.data.story.comments.nodes).toHaveLength(2);
  });

  it('shows no comment that was rejected, and an edited one as it is now', async () => {
    const story = await newsroom.story('/removed');
    const { id } = (await newsroom.post(reader, story.id, 'To be rejected')).comment;
    await talk.settled();
    expect(await idsIn(story.id)).toEqual([id]);

    await newsroom.decide(moderator, id, 'reject');
    await talk.settled();
    const { body } = await read(story.id);
    expect(body.data.story).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
    expect(JSON.stringify(body)).not.toContain('To be rejected');

    await newsroom.decide(moderator, id, 'approve');
    await talk.settled();
    expect(await idsIn(story.id)).toEqual([id]);
    const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }`;
    await reader.public.run(edit, { input: { commentID: id, body: 'Now better' } });
    await talk.settled();
    expect((await read(story.id)).body.data.story.comments.nodes[0]!.body).toBe('<p>Now better</p>');
  });

  it('is the same for a signed-in reader, who is not answered from the cache', async () => {
    const story = await newsroom.story('/signed-in');
    await newsroom.post(reader, story.id, 'Hello');
    await talk.settled();
    const [anonymous, signedIn] = [
      await read(story.id),
      await read(story.id, { authorization: `Bearer ${reader.token}`, origin: 'https://news.example' }),
    ];
    expect(signedIn.body).toEqual(anonymous.body);
    expect(signedIn.headers.get('etag')).not.toBe(anonymous.headers.get('etag'));
    expect(signedIn.headers.get('cache-control')).toBe('no-store');
    expect(signedIn.headers.get('access-control-allow-origin')).toBe('https://news.example');
    const forged = await read(story.id, { authorization: 'Bearer forged' });
    expect(forged.status).toBe(401);
  });

  it.each([
    ['a made-up cursor', { after: 'made-up' }, 200, 'BAD_CURSOR'],
    ['a page too large', { first: 1_000 }, 200, 'BAD_INPUT'],
    ['a variable of the wrong kind', { first: 'twenty' }, 200, 'BAD_INPUT'],
    ['a foreign page', { id: null, url: 'https://foreign.example/article' }, 200, 'ORIGIN_NOT_PERMITTED'],
  ])('refuses %s, and stores no refusal', async (_what, change, status, code) => {
    const story = await newsroom.story('/refused');
    const variables = { id: story.id, orderBy: 'CREATED_AT_DESC', first: 20, ...change };
    const refused = await trustedRead(talk.url('web'), 'StoryStream', variables);
    expect(refused.status).toBe(status);
    expect(refused.body.errors![0]!.extensions.code).toBe(code);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    expect(refused.headers.get('access-control-allow-origin')).toBe('*');
  });
});
