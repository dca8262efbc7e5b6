import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

describe('what other pages take from Talk', () => {
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

  const storyWith = async (path: string, ...bodies: readonly string[]) => {
    const story = await newsroom.story(path);
    const ids: string[] = [];
    for (const body of bodies) ids.push((await newsroom.post(reader, story.id, body)).comment.id);
    await talk.settled();
    return { story, ids };
  };
  const storyCount = async () => {
    const list = `query { stories(first: 50) { nodes { id } } }`;
    return (await moderator.admin.run<{ stories: { nodes: readonly unknown[] } }>(list, {})).stories.nodes.length;
  };

  describe('counts', () => {
    const counts = async (search: string, init?: RequestInit) => fetch(`${talk.url('web')}/api/counts?${search}`, init);
    const of = (url: string) => `url=${encodeURIComponent(url)}`;

    it('are told for many stories at once, by address or id, to any page', async () => {
      const { story, ids } = await storyWith('/counted', 'One', 'Two', 'Three');
      await newsroom.decide(moderator, ids[0]!, 'reject');
      await talk.settled();
      const { story: other } = await storyWith('/counted-too', 'One');
      const response = await counts(`${of(story.url)}&${of(`${story.url}?utm_source=x#top`)}&id=${other.id}`, {
        headers: { origin: 'https://anywhere.example' },
      });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=60\b/);
      expect(await response.json()).toEqual({
        id: { [other.id]: 1 },
        url: { [story.url]: 2, [`${story.url}?utm_source=x#top`]: 2 },
      });
      const headers = { 'if-none-match': response.headers.get('etag')! };
      const again = `${of(`${story.url}?utm_source=x#top`)}&id=${other.id}&${of(story.url)}`;
      expect((await counts(again, { headers })).status).toBe(304);
    });

    it('are 0 for stories that nobody knows, and make none', async () => {
      const before = await storyCount();
      const response = await counts(`${of('https://news.example/never-seen')}&${of('mailto:x')}&id=__proto__&id=x`);
      expect(await response.text()).toBe(
        '{"id":{"__proto__":0,"x":0},"url":{"https://news.example/never-seen":0,"mailto:x":0}}',
      );
      expect(await storyCount()).toBe(before);
    });

    it('are no more than a hundred at a time', async () => {
      const named = (count: number) => Array.from({ length: count }, (_, index) => `id=${index}`).join('&');
      expect((await counts(named(100))).status).toBe(200);
      const refused = await counts(named(101));
      expect(refused.status).toBe(400);
      expect(refused.headers.get('access-control-allow-origin')).toBe('*');
      expect(await refused.text()).toContain('BAD_INPUT');
      expect(await (await counts('')).json()).toEqual({ id: {}, url: {} });
    });
  });

  const get = (path: string, search: Readonly<Record<string, string>> = {}, init?: RequestInit) =>
    fetch(`${talk.url('web')}${path}?${new URLSearchParams(search).toString()}`, init);
  const textOf = async (path: string, search?: Readonly<Record<string, string>>) => (await get(path, search)).text();

  describe('a single comment', () => {
    it('may be framed by anybody, and is gone from the frame once it is taken away', async () => {
      const { story, ids } = await storyWith('/framed', 'To be <b>framed</b>');
      const path = `/embed/comment/${ids[0]}`;
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(response.headers.get('x-frame-options')).toBeNull();
      const policy = response.headers.get('content-security-policy')!;
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain('frame-ancestors *');
      expect(policy).not.toContain('script-src');
      const text = await response.text();
      expect(text).toContain('<p>To be <b>framed</b></p>');
      expect(text).toContain(`${story.url}?commentID=${ids[0]}`);
      expect(text).not.toContain('<script');
      const headers = { 'if-none-match': response.headers.get('etag')! };
      expect((await get(path, {}, { headers })).status).toBe(304);

      await newsroom.decide(moderator, ids[0]!, 'reject');
      await talk.settled();
      const gone = await get(path, {}, { headers });
      expect(gone.status).toBe(404);
      expect(gone.headers.get('cache-control')).toBe('no-store');
      expect(gone.headers.get('content-type')).toContain('text/html');
      expect(await gone.text()).not.toMatch(/framed|commenter/);
      expect((await get('/embed/comment/unknown')).status).toBe(404);
    });

    it('is offered to oEmbed consumers by its permalink', async () => {
      const { story, ids } = await storyWith('/oembed', 'Embed me');
      const url = `${story.url}?commentID=${ids[0]}`;
      const response = await get('/api/oembed', { url, format: 'json', maxwidth: '300' });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('content-type')).toContain('application/json');
      const answer = (await response.json()) as Record<string, string>;
      expect(answer).toMatchObject({ version: '1.0', type: 'rich', width: 300 });
      expect(answer['author_name']).toMatch(/^commenter/);
      const frame = /src="([^"]+)"/.exec(answer['html']!)![1]!;
      expect(await (await fetch(frame)).text()).toContain('Embed me');
      expect((await get('/api/oembed', { url: frame })).status).toBe(200);
      expect(await textOf(new URL(frame).pathname)).toContain('type="application/json+oembed"');

      await newsroom.decide(moderator, ids[0]!, 'reject');
      await talk.settled();
      expect((await get('/api/oembed', { url })).status).toBe(404);
    });

    it('is refused to oEmbed consumers as oembed.com says', async () => {
      const { story, ids } = await storyWith('/oembed-refused', 'Embed me');
      expect((await get('/api/oembed', { url: `${story.url}?commentID=${ids[0]}`, format: 'xml' })).status).toBe(501);
      for (const url of [story.url, `${story.url}?commentID=unknown`, 'no address', '']) {
        expect((await get('/api/oembed', { url })).status).toBe(404);
      }
    });
  });

  describe('the stream as HTML', () => {
    it('is a part for somebody’s page, from the same reads as the stream', async () => {
      const { story, ids } = await storyWith('/fragment', 'Of <i>everybody</i>');
      await newsroom.post(reader, story.id, 'An answer', { parentID: ids[0] });
      await talk.settled();
      const response = await get('/embed/stream.html', { url: `${story.url}?utm_source=x&commentID=y` });
      expect(response.status).toBe(200);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('cache-control')).toMatch(/^public, max-age=\d, stale-while-revalidate=\d$/);
      const text = await response.text();
      expect(text).toMatch(/^<talk-comments story-url="https:\/\/news\.example\/fragment">/);
      expect(text).not.toMatch(/<html|<head|<body/);
      expect(text).toMatch(/id="comment-[^]*<p>Of <i>everybody<\/i><\/p>[^]*<article[^]*<p>An answer<\/p>/);
      const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(text)![1]!;
      expect(JSON.parse(data)).toMatchObject({
        '@type': 'DiscussionForumPosting',
        commentCount: 2,
        comment: [{ text: 'Of everybody', comment: [{ text: 'An answer' }] }],
      });
      const headers = { 'if-none-match': response.headers.get('etag')! };
      expect((await get('/embed/stream.html', { url: story.url }, { headers })).status).toBe(304);

      await newsroom.decide(moderator, ids[0]!, 'reject');
      await talk.settled();
      const changed = await get('/embed/stream.html', { url: story.url }, { headers });
      expect(changed.status).toBe(200);
      expect(await changed.text()).not.toContain('everybody');
    });

    it('goes on from page to page by links alone, and into the replies', async () => {
      const bodies = Array.from({ length: 21 }, (_, index) => `Number ${index}.`);
      const { story, ids } = await storyWith('/pages', ...bodies);
      for (const body of ['r1', 'r2', 'r3', 'r4']) await newsroom.post(reader, story.id, body, { parentID: ids[20] });
      await talk.settled();
      const first = await textOf('/embed/stream.html', { id: story.id });
      const linkIn = (text: string, pattern: RegExp) => pattern.exec(text)![1]!.replaceAll('&amp;', '&');
      expect(first).toContain('Number 20.');
      expect(first).not.toContain('Number 0.');

      const next = await fetch(linkIn(first, /rel="next" href="([^"]+)"/));
      const second = await next.text();
      expect(next.headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(next.headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(second).toMatch(/^<!doctype html>/);
      expect(second).toContain(`<link rel="canonical" href="${story.url}">`);
      expect(second).toContain('Number 0.');
      expect(second).not.toContain('Number 20.');
      expect(second).not.toContain('rel="next"');

      const oldest = await textOf('/embed/stream', { id: story.id, orderBy: 'CREATED_AT_ASC' });
      expect(oldest).toContain('Number 0.');
      const replies = await (await fetch(linkIn(first, /href="([^"]+commentID=[^"]+)">Show 1 reply/))).text();
      expect(replies).toContain('Number 20.');
      expect(replies).toContain('<p>r4</p>');
      expect(replies).not.toContain('Number 19.');
    });

    it.each<[search: Record<string, string>, status: number]>([
      [{ id: 'unknown' }, 404],
      [{ url: 'https://elsewhere.example/a' }, 403],
      [{ url: 'no address' }, 400],
      [{ commentID: 'unknown' }, 404],
      [{ id: 'unknown', orderBy: 'RANDOM' }, 400],
      [{ url: 'https://news.example/cursor', after: 'made up' }, 400],
      [{}, 400],
    ])('answers %j with %d and an element that spoils no page', async (search, status) => {
      const response = await get('/embed/stream.html', search);
      expect(response.status).toBe(status);
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toMatch(/^<talk-comments[^>]*><\/talk-comments>\n$/);
      expect((await get('/embed/stream', search)).status).toBe(status);
    });
  });
});

describe('counts for somebody who asks without end', () => {
  it('are refused after a while', async () => {
    const talk = await startTalk({ roles: [['web']], env: { TALK_RATE_LIMIT_FACTOR: '0.1' } });
    try {
      const asked = Array.from({ length: 61 }, (_, index) => fetch(`${talk.url('web')}/api/counts?id=${index}`));
      const refused = (await Promise.all(asked)).filter(({ status }) => status === 429);
      expect(refused).toHaveLength(1);
      expect(refused[0]!.headers.get('access-control-allow-origin')).toBe('*');
    } finally {
      await talk.stop();
    }
  });
});

describe('a process without the public surface', () => {
  let talk: TestTalk;
  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']], surfaces: ['admin'] });
  });
  afterAll(() => talk.stop());

  it.each([
    '/api/counts',
    '/api/oembed',
    '/embed/comment/x',
    '/embed/stream',
    '/embed/stream.html',
    '/embed/write',
    '/count.js',
    '/embed/1/embed.js',
  ])('has no %s', async (path) => expect((await fetch(`${talk.url('web')}${path}`)).status).toBe(404));
});
