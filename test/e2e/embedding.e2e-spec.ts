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
});
