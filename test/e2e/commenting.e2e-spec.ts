import { publicClient } from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

describe('commenting', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web', 'jobs']] });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    reader = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const read = async (id: string, more: object = {}) =>
    (await publicClient(talk).run<StoryAnswer>(storyQuery, { id, ...more })).story;

  it('shows a posted comment to everybody and counts it', async () => {
    const story = await newsroom.story('/posted');
    const posted = await newsroom.post(reader, story.id, 'First & <b>foremost</b>');
    await talk.settled();

    const { commentCount, comments } = await read(story.id);
    expect(posted.status).toBe('NONE');
    expect(commentCount).toBe(1);
    expect(comments.nodes).toEqual([
      expect.objectContaining({ id: posted.comment.id, body: '<p>First &amp; <b>foremost</b></p>', replyCount: 0 }),
    ]);
  });

  it('gives the first comment again when the same request is repeated', async () => {
    const story = await newsroom.story('/repeated');
    const once = await newsroom.post(reader, story.id, 'Only once', { clientMutationID: 'key-1' });
    const again = await newsroom.post(reader, story.id, 'Only once', { clientMutationID: 'key-1' });
    await talk.settled();

    expect(again.comment.id).toBe(once.comment.id);
    expect((await read(story.id)).commentCount).toBe(1);
  });

  it('shows replies below their comment and counts them there', async () => {
    const story = await newsroom.story('/threads');
    const parent = await newsroom.post(reader, story.id, 'A question');
    await newsroom.post(reader, story.id, 'An answer', { parentID: parent.comment.id });
    await talk.settled();

    const { comments, commentCount } = await read(story.id);
    expect(commentCount).toBe(2);
    expect(comments.nodes).toHaveLength(1);
    expect(comments.nodes[0]).toMatchObject({ replyCount: 1, replies: { nodes: [{ body: '<p>An answer</p>' }] } });
  });

  // Coral defect 9
  it.each(['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC'])(
    'pages through %s without a gap or a double, whatever was posted in the same millisecond',
    async (orderBy) => {
      const story = await newsroom.story(`/pages-${orderBy}`);
      const bodies = Array.from({ length: 25 }, (_, index) => `Comment ${index}`);
      await Promise.all(bodies.map((body) => newsroom.post(reader, story.id, body)));
      await talk.settled();

      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { comments }: StoryAnswer['story'] = await read(story.id, { first: 7, after, orderBy });
        seen.push(...comments.nodes.map(({ body }) => body));
        after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
      } while (after);
      expect(seen.toSorted()).toEqual(bodies.map((body) => `<p>${body}</p>`).toSorted());
    },
  );

  it('refuses a made-up cursor, and one of another order', async () => {
    const story = await newsroom.story('/cursors');
    await Promise.all([1, 2].map((number) => newsroom.post(reader, story.id, `Comment ${number}`)));
    await talk.settled();
    const { comments } = await read(story.id, { first: 1 });
    const codeOf = (variables: object) => publicClient(talk).codeOf(storyQuery, { id: story.id, ...variables });

    expect(await codeOf({ after: 'made-up' })).toBe('BAD_CURSOR');
    expect(await codeOf({ after: comments.pageInfo.endCursor, orderBy: 'REPLIES_DESC' })).toBe('BAD_CURSOR');
  });

  it('lets authors edit within the window and nobody else', async () => {
    const story = await newsroom.story('/edits');
    const { comment } = await newsroom.post(reader, story.id, 'Whit typos');
    const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { comment { body editedAt } } } }`;
    const input = { commentID: comment.id, body: 'With typos gone' };

    const other = await newsroom.person();
    expect(await other.public.codeOf(edit, { input })).toBe('NOT_YOUR_COMMENT');
    await reader.public.run(edit, { input });
    await talk.settled();
    const [shown] = (await read(story.id)).comments.nodes;
    expect(shown).toMatchObject({ body: '<p>With typos gone</p>', editedAt: expect.any(String) as string });

    talk.clock.advance(301_000);
    expect(await reader.public.codeOf(edit, { input: { ...input, body: 'Too late' } })).toBe('EDIT_WINDOW_ENDED');
  });

  it.each([
    ['an empty body', { body: ' <p></p> ' }, 'COMMENT_EMPTY'],
    ['a body that is too long', { body: 'x'.repeat(5_001) }, 'COMMENT_TOO_LONG'],
    ['a story that does not exist', { storyID: 'nowhere', body: 'Hello' }, 'NOT_FOUND'],
    ['a parent that does not exist', { parentID: 'nobody', body: 'Hello' }, 'PARENT_NOT_VISIBLE'],
  ])('refuses %s', async (_what, change, code) => {
    const story = await newsroom.story('/refused');
    const input = { storyID: story.id, ...change };
    expect(await reader.public.codeOf(createCommentMutation, { input })).toBe(code);
  });

  it('takes nothing new on a closed story, and goes on when it is opened again', async () => {
    const story = await newsroom.story('/closed');
    await newsroom.post(reader, story.id, 'In time');
    const moderator = await newsroom.person('MODERATOR');
    const close = `mutation Close($input: CloseStoryInput!) { closeStory(input: $input) { story { isClosed } } }`;
    await moderator.admin.run(close, { input: { storyID: story.id } });
    talk.clock.advance(3_000);
    await talk.settled();

    const input = { storyID: story.id, body: 'Too late' };
    expect(await reader.public.codeOf(createCommentMutation, { input })).toBe('STORY_CLOSED');
    expect(await read(story.id)).toMatchObject({ isClosed: true, commentCount: 1 });

    const reopen = close.replace('closeStory(', 'reopenStory(');
    await moderator.admin.run(reopen, { input: { storyID: story.id } });
    talk.clock.advance(3_000);
    expect((await newsroom.post(reader, story.id, 'Here again')).status).toBe('NONE');
  });

  it('asks people to sign in before they post', async () => {
    const story = await newsroom.story('/signed-out');
    const input = { storyID: story.id, body: 'Anonymous' };
    expect(await publicClient(talk).codeOf(createCommentMutation, { input })).toBe('UNAUTHENTICATED');
    expect(await publicClient(talk, 'forged').codeOf(createCommentMutation, { input })).toBe('TOKEN_INVALID');
  });

  it('makes a story on first sight, only where a site permits its origin', async () => {
    const urls = ['https://news.example/new?utm_source=mail#comments', 'https://news.example/new'];
    const stories = await Promise.all(urls.map((url) => publicClient(talk).run<StoryAnswer>(storyQuery, { url })));
    expect(stories[0]!.story).toEqual(stories[1]!.story);
    expect(stories[0]!.story.url).toBe('https://news.example/new');

    const codeOf = (url: string) => publicClient(talk).codeOf(storyQuery, { url });
    expect(await codeOf('https://news.example.evil.test/new')).toBe('ORIGIN_NOT_PERMITTED');
    expect(await codeOf('javascript:alert(1)')).toBe('STORY_URL_INVALID');
  });
});
