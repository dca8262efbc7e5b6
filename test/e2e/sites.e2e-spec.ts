import { PubSub } from '../../src/core/pubsub/pubsub.js';
import { adminClient, publicClient } from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';
import { trustedRead } from '../harness/trusted-read.js';

const fields = `id name origins moderation maxCommentLength editWindowSeconds`;
const createMutation = `mutation Create($input: CreateSiteInput!) { createSite(input: $input) { site { ${fields} } } }`;
const updateMutation = `mutation Update($input: UpdateSiteInput!) { updateSite(input: $input) { site { ${fields} } } }`;
const siteOfStory = `query ($url: String) { story(url: $url) { site { id name } } }`;

interface Site {
  readonly id: string;
  readonly name: string;
  readonly origins: readonly string[];
}

describe('sites', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web', 'jobs'], ['web']] });
    newsroom = new Newsroom(talk);
    admin = await newsroom.person('ADMIN');
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const create = async (...origins: string[]) =>
    (await admin.admin.run<{ createSite: { site: Site } }>(createMutation, { input: { name: 'A site', origins } }))
      .createSite.site;
  const update = async (siteID: string, change: object) =>
    (await admin.admin.run<{ updateSite: { site: Site } }>(updateMutation, { input: { siteID, ...change } })).updateSite
      .site;
  const codeOf = (mutation: string, input: object) => admin.admin.codeOf(mutation, { input });
  const siteAt = async (url: string) =>
    (await publicClient(talk).run<{ story: { site: Site } }>(siteOfStory, { url })).story.site.id;

  it('are made with the usual rules, and listed', async () => {
    const site = await create('HTTPS://Made.Example:443/', 'https://made.example', 'http://localhost:8000');
    expect(site).toEqual({
      id: expect.any(String) as string,
      name: 'A site',
      origins: ['https://made.example', 'http://localhost:8000'],
      moderation: 'POST',
      maxCommentLength: 5_000,
      editWindowSeconds: 300,
    });
    const { sites } = await admin.admin.run<{ sites: Site[] }>(`{ sites { ${fields} } }`);
    expect(sites).toContainEqual(site);
  });

  it.each([
    ['a path', { origins: ['https://bad.example/news'] }, 'ORIGIN_INVALID'],
    ['no scheme', { origins: ['bad.example'] }, 'ORIGIN_INVALID'],
    ['everything', { origins: ['*'] }, 'ORIGIN_INVALID'],
    ['no origin', { origins: [] }, 'BAD_INPUT'],
    ['too many origins', { origins: Array.from({ length: 101 }, (_, n) => `https://n${n}.bad.example`) }, 'BAD_INPUT'],
    ['no name', { name: '  ' }, 'BAD_INPUT'],
    ['a name too long', { name: 'x'.repeat(101) }, 'BAD_INPUT'],
  ])('are refused with %s', async (_what, mistake, code) => {
    const input = { name: 'A site', origins: ['https://bad.example'], ...mistake };
    expect(await codeOf(createMutation, input)).toBe(code);
    const [{ id }] = (await admin.admin.run<{ sites: [Site] }>(`{ sites { id } }`)).sites;
    expect(await codeOf(updateMutation, { siteID: id, ...mistake })).toBe(code);
  });

  it.each([
    { maxCommentLength: 0 },
    { maxCommentLength: 50_001 },
    { editWindowSeconds: -1 },
    { editWindowSeconds: 86_401 },
  ])('are refused with %j', async (change) => {
    const [{ id }] = (await admin.admin.run<{ sites: [Site] }>(`{ sites { id } }`)).sites;
    expect(await codeOf(updateMutation, { siteID: id, ...change })).toBe('BAD_INPUT');
  });

  it('cannot be changed where there is none', async () => {
    expect(await codeOf(updateMutation, { siteID: 'nowhere', name: 'Ghost' })).toBe('NOT_FOUND');
  });

  describe('origins', () => {
    it('belong to one site until it gives them up', async () => {
      const first = await create('https://taken.example', 'https://also-taken.example');
      const claim = ['https://free.example', 'https://taken.example'];
      expect(await codeOf(createMutation, { name: 'Second', origins: claim })).toBe('ORIGIN_TAKEN');

      const second = await create('https://free.example');
      expect(await codeOf(updateMutation, { siteID: second.id, origins: claim })).toBe('ORIGIN_TAKEN');
      expect(await siteAt('https://free.example/article')).toBe(second.id);

      await update(first.id, { origins: ['https://also-taken.example'] });
      expect((await update(second.id, { origins: claim })).origins).toEqual(claim);
      expect(await siteAt('https://taken.example/article')).toBe(second.id);
      expect(await siteAt('https://also-taken.example/article')).toBe(first.id);
    });

    it('go to one of two sites that ask at once', async () => {
      const input = { name: 'Racer', origins: ['https://race.example'] };
      const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(createMutation, input)));
      expect(codes.toSorted()).toEqual(['ORIGIN_TAKEN', 'ORIGIN_TAKEN', 'ORIGIN_TAKEN', undefined]);
    });

    it('may cover all subdomains, and nothing that only looks like one', async () => {
      const { id } = await create('https://*.wild.example');
      expect(await siteAt('https://news.wild.example/article')).toBe(id);
      expect(await siteAt('https://a.b.wild.example/article')).toBe(id);
      for (const origin of ['https://wild.example', 'http://news.wild.example', 'https://news.wild.example:8443']) {
        expect(await publicClient(talk).codeOf(siteOfStory, { url: `${origin}/article` })).toBe('ORIGIN_NOT_PERMITTED');
      }
      for (const host of ['evilwild.example', 'news.wild.example.evil.example', 'wild.example.evil.example']) {
        const url = `https://${host}/article`;
        expect(await publicClient(talk).codeOf(siteOfStory, { url })).toBe('ORIGIN_NOT_PERMITTED');
      }
    });

    it('count more when they are named than when a wildcard covers them', async () => {
      const general = await create('https://*.regional.example');
      const special = await create('https://north.regional.example');
      expect(await siteAt('https://north.regional.example/article')).toBe(special.id);
      expect(await siteAt('https://south.regional.example/article')).toBe(general.id);
    });
  });

  describe('changed rules', () => {
    const rulesOf = async (id: string) => {
      const ask = publicClient(talk).run<StoryAnswer & { story: { settings: object } }>(storyQuery, { id });
      return (await ask).story.settings;
    };

    it('hold from the next comment on', async () => {
      const site = await create('https://rules.example');
      const story = await newsroom.story('/article', 'https://rules.example');
      const post = (body: string) =>
        reader.public.codeOf(createCommentMutation, { input: { storyID: story.id, body } });
      expect(await post('Twelve chars')).toBeUndefined();

      await update(site.id, { maxCommentLength: 11 });
      expect(await post('Twelve chars')).toBe('COMMENT_TOO_LONG');
      expect(await rulesOf(story.id)).toEqual({ moderation: 'POST', maxCommentLength: 11, editWindowSeconds: 300 });

      await update(site.id, { moderation: 'PRE' });
      expect(await newsroom.post(reader, story.id, 'Held')).toMatchObject({ status: 'PREMOD' });

      await update(site.id, { editWindowSeconds: 0 });
      const { comment } = await newsroom.post(reader, story.id, 'Final');
      const input = { commentID: comment.id, body: 'Not final' };
      const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { clientMutationID } }`;
      expect(await reader.public.codeOf(edit, { input })).toBe('EDIT_WINDOW_ENDED');
    });

    it('reach cached reads in every process', async () => {
      const site = await create('https://cached.example');
      const story = await newsroom.story('/article', 'https://cached.example');
      const variables = { id: story.id, orderBy: 'CREATED_AT_DESC', first: 20 };
      const maxLengths = () =>
        Promise.all(
          talk.parts.map(async ({ url }) => {
            const { body } = await trustedRead<StoryAnswer & { story: { settings: { maxCommentLength: number } } }>(
              url!,
              'StoryStream',
              variables,
            );
            return body.data.story.settings.maxCommentLength;
          }),
        );
      expect(await maxLengths()).toEqual([5_000, 5_000]);
      await update(site.id, { maxCommentLength: 280 });
      expect((await maxLengths())[0]).toBe(280);
      // What is published comes in order: once this message is back, the other process knows of the change.
      await talk.parts[1]!.app.get(PubSub, { strict: false }).roundTrip(5_000);
      expect(await maxLengths()).toEqual([280, 280]);
    });
  });

  it('are shown to moderators only', async () => {
    expect(await adminClient(talk).codeOf(`{ sites { id } }`)).toBe('UNAUTHENTICATED');
    expect(await reader.admin.codeOf(`{ sites { id } }`)).toBe('FORBIDDEN');
  });
});
