import { RepeatPostStage } from '../../src/features/comments/review/stages/repeat-post.stage.js';
import { publicClient } from '../harness/graphql.js';
import { type Decided, Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const queueQuery = `query Queue($queue: ModerationQueue!, $first: Int, $after: String, $siteID: ID) {
  moderationQueue(queue: $queue, first: $first, after: $after, siteID: $siteID) {
    nodes { id status queue body reasons { stage detail } author { id } story { id } revisions { body } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const countsQuery = `query Counts($siteID: ID) { moderationCounts(siteID: $siteID) { pending unmoderated approved rejected } }`;
const commentQuery = `query Comment($id: ID!) { comment(id: $id) { id } }`;
const ownQuery = `query Own($storyID: ID!) { viewer { comments(storyID: $storyID) { status comment { id body } } } }`;
const longText = 'The same long advertisement for a very good bargain, again and again.';

interface QueueAnswer {
  readonly moderationQueue: {
    readonly nodes: readonly (Decided & { readonly author: { readonly id: string } })[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('moderation', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let reader: Person;
  let moderator: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
    await newsroom.site('https://news.example', 'POST');
    siteID = (await newsroom.site('https://careful.example', 'PRE')).id;
  });
  afterAll(() => talk.stop());

  const heldStory = (path: string) => newsroom.story(path, 'https://careful.example');
  const read = async (id: string) => (await publicClient(talk).run<StoryAnswer>(storyQuery, { id })).story;
  const queue = async (variables: object) =>
    (await moderator.admin.run<QueueAnswer>(queueQuery, variables)).moderationQueue;
  const find = async (name: string, id: string) =>
    (await queue({ queue: name, first: 100 })).nodes.find((node) => node.id === id);
  const ownStatus = async (storyID: string) =>
    (await reader.public.run<{ viewer: { comments: { status: string }[] } }>(ownQuery, { storyID })).viewer.comments[0]
      ?.status;

  describe('on a site that looks first', () => {
    it('shows a new comment to its author and to moderators, who are told why', async () => {
      const story = await heldStory('/held');
      const posted = await newsroom.post(reader, story.id, 'Please publish me');
      const { id } = posted.comment;
      await talk.settled();

      expect(posted.status).toBe('PREMOD');
      expect(await read(story.id)).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
      expect(await publicClient(talk).run(commentQuery, { id })).toEqual({ comment: null });
      const other = await newsroom.person();
      expect(await other.public.run(commentQuery, { id })).toEqual({ comment: null });
      expect(await other.public.run(ownQuery, { storyID: story.id })).toEqual({ viewer: { comments: [] } });

      expect(await reader.public.run(ownQuery, { storyID: story.id })).toEqual({
        viewer: { comments: [{ status: 'PREMOD', comment: { id, body: '<p>Please publish me</p>' } }] },
      });
      expect(await find('PENDING', id)).toMatchObject({
        status: 'PREMOD',
        author: { id: reader.id },
        story: { id: story.id },
        reasons: [{ stage: 'pre-moderation' }],
        revisions: [{ body: '<p>Please publish me</p>' }],
      });
    });

    it('publishes and counts what is approved, and takes out what is rejected', async () => {
      const story = await heldStory('/decided');
      const { id } = (await newsroom.post(reader, story.id, 'Worth it?')).comment;

      const approved = await newsroom.decide(moderator, id, 'approve');
      await talk.settled();
      expect(approved).toMatchObject({ status: 'APPROVED', queue: 'APPROVED', decidedBy: { id: moderator.id } });
      expect(await read(story.id)).toMatchObject({ commentCount: 1, comments: { nodes: [{ id }] } });
      expect(await find('PENDING', id)).toBeUndefined();
      expect(await find('APPROVED', id)).toBeDefined();

      await newsroom.decide(moderator, id, 'reject');
      await talk.settled();
      expect(await read(story.id)).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
      expect(await publicClient(talk).run(commentQuery, { id })).toEqual({ comment: null });
      expect(await ownStatus(story.id)).toBe('REJECTED');
      expect(await find('REJECTED', id)).toBeDefined();
    });

    it('changes nothing when the same is decided again', async () => {
      const story = await heldStory('/repeated-decisions');
      const { id } = (await newsroom.post(reader, story.id, 'Twice')).comment;
      const colleague = await newsroom.person('MODERATOR');

      const [first, ...others] = await Promise.all(
        [moderator, moderator, moderator].map((person) => newsroom.decide(person, id, 'approve')),
      );
      await talk.settled();
      expect(others).toEqual([first, first]);
      const before = await read(story.id);
      expect(before.commentCount).toBe(1);

      const late = await newsroom.decide(colleague, id, 'approve');
      await talk.settled();
      expect(late.decidedBy).toEqual({ id: moderator.id });
      expect(late.decidedAt).toBe(first!.decidedAt);
      expect(await read(story.id)).toEqual(before);
    });

    it('lets nobody answer a comment that they cannot see', async () => {
      const story = await heldStory('/answers');
      const { id } = (await newsroom.post(reader, story.id, 'Unseen')).comment;
      const other = await newsroom.person();
      await expect(newsroom.post(other, story.id, 'Answer', { parentID: id })).rejects.toMatchObject({
        code: 'PARENT_NOT_VISIBLE',
      });
    });

    it('looks again at a text that was changed after it was approved', async () => {
      const story = await heldStory('/changed-later');
      const { id } = (await newsroom.post(reader, story.id, 'Harmless')).comment;
      await newsroom.decide(moderator, id, 'approve');
      await reader.public.run(
        `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`,
        { input: { commentID: id, body: 'Not so harmless' } },
      );
      await talk.settled();
      expect(await read(story.id)).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
      expect(await find('PENDING', id)).toMatchObject({
        revisions: [{ body: '<p>Harmless</p>' }, { body: '<p>Not so harmless</p>' }],
      });
    });
  });

  describe('queues', () => {
    it('are paged by cursor, newest first, and counted, for one site or all', async () => {
      const { id: otherSite } = await newsroom.site('https://quiet.example', 'PRE');
      const story = await newsroom.story('/paged', 'https://quiet.example');
      const posted = await Promise.all(
        Array.from({ length: 8 }, (_, index) => newsroom.post(reader, story.id, `Waiting ${index}`)),
      );
      await newsroom.decide(moderator, posted[0]!.comment.id, 'reject');
      await newsroom.decide(moderator, posted[1]!.comment.id, 'approve');
      const waiting = posted.slice(2).map(({ comment }) => comment);

      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: QueueAnswer['moderationQueue'] = await queue({
          queue: 'PENDING',
          first: 2,
          after,
          siteID: otherSite,
        });
        expect(page.nodes.length).toBeLessThanOrEqual(2);
        seen.push(...page.nodes.map(({ id }) => id));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after);

      expect(seen.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
      const createdAt = new Map(waiting.map((comment) => [comment.id, comment.createdAt]));
      const times = seen.map((id) => createdAt.get(id)!);
      expect(times).toEqual(times.toSorted().reverse());

      expect(await moderator.admin.run(countsQuery, { siteID: otherSite })).toEqual({
        moderationCounts: { pending: 6, unmoderated: 0, approved: 1, rejected: 1 },
      });
      const all = await moderator.admin.run<{ moderationCounts: { pending: number } }>(countsQuery);
      const here = await moderator.admin.run<{ moderationCounts: { pending: number } }>(countsQuery, { siteID });
      expect(all.moderationCounts.pending).toBe(here.moderationCounts.pending + 6);
    });

    it.each([
      ['a made-up cursor', { queue: 'PENDING', after: 'made-up' }, 'BAD_CURSOR'],
      ['a page of nothing', { queue: 'PENDING', first: 0 }, 'BAD_INPUT'],
      ['a page too large', { queue: 'PENDING', first: 101 }, 'BAD_INPUT'],
      ['an unknown queue', { queue: 'NOWHERE' }, 'BAD_INPUT'],
    ])('refuse %s', async (_what, variables, code) => {
      expect(await moderator.admin.codeOf(queueQuery, variables)).toBe(code);
    });
  });

  describe('slow review', () => {
    const repeat = async (person: Person, path: string) => {
      const story = await newsroom.story(`${path}-first`);
      await newsroom.post(person, story.id, longText);
      const second = await newsroom.story(path);
      return { story: second, posted: await newsroom.post(person, second.id, `  ${longText.toUpperCase()}`) };
    };

    it('takes out a long text that its author has posted before', async () => {
      const { story, posted } = await repeat(await newsroom.person(), '/repeats');
      expect(posted.status).toBe('NONE');
      await talk.settled();

      expect(await read(story.id)).toMatchObject({ commentCount: 0, comments: { nodes: [] } });
      expect(await find('PENDING', posted.comment.id)).toMatchObject({
        status: 'SYSTEM_WITHHELD',
        reasons: [{ stage: 'repeat-post' }],
      });
    });

    it('leaves a short text and another person alone', async () => {
      const people = await Promise.all([newsroom.person(), newsroom.person()]);
      const story = await newsroom.story('/no-repeats');
      await newsroom.post(people[0], story.id, 'Thank you!');
      await newsroom.post(people[0], story.id, 'Thank you!');
      await newsroom.post(people[1], story.id, `${longText} And more.`);
      await newsroom.post(people[0], story.id, `${longText} And more.`);
      await talk.settled();
      expect((await read(story.id)).commentCount).toBe(4);
    });

    it.each(['approve', 'reject'] as const)('never undoes what a moderator decided meanwhile: %s', async (decision) => {
      const stage = talk.get(RepeatPostStage, 'jobs');
      const review = stage.review.bind(stage);
      const [begun, begin] = signal();
      const [decided, decide] = signal();
      const slow = jest.spyOn(stage, 'review').mockImplementation(async (subject) => {
        const outcome = await review(subject);
        if (outcome.verdict === 'pass') return outcome;
        begin();
        await decided;
        return outcome;
      });
      try {
        const { story, posted } = await repeat(await newsroom.person(), `/overtaken-${decision}`);
        await begun;
        const { status } = await newsroom.decide(moderator, posted.comment.id, decision);
        decide();
        await talk.settled();

        expect(await newsroom.decide(moderator, posted.comment.id, decision)).toMatchObject({
          status,
          reasons: [],
          decidedBy: { id: moderator.id },
        });
        expect((await read(story.id)).commentCount).toBe(decision === 'approve' ? 1 : 0);
      } finally {
        slow.mockRestore();
      }
    });
  });
});

/** Something that happens once, and the function that makes it happen. */
function signal(): [Promise<void>, () => void] {
  let happen!: () => void;
  return [new Promise<void>((resolve) => (happen = resolve)), happen];
}
