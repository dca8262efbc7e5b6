import { MovesSweep } from '../../src/features/comments/jobs/moves-sweep.js';
import type { Story } from '../../src/features/stories/index.js';
import { publicClient } from '../harness/graphql.js';
import { publicLive, type StreamEvent, streamSubscription } from '../harness/live.js';
import { createCommentMutation, Newsroom, type Person, type StoryAnswer, storyQuery } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const merge = `mutation Merge($input: MergeStoriesInput!) { mergeStories(input: $input) { move { id state total } } }`;
const move = `mutation Move($input: MoveCommentsInput!) { moveComments(input: $input) { move { id state total } } }`;
const progress = `query Move($id: ID!) { commentMove(id: $id) { kind state refusal toStoryID commentID total moved } }`;
const react = `mutation React($input: ReactToCommentInput!) { reactToComment(input: $input) { commentID } }`;
const own = `query Own($storyID: ID!) { viewer { reactions(storyID: $storyID) { commentID kind } } }`;
const permalink = `query Comment($id: ID!) { comment(id: $id) { id storyID reactionCount replyCount } }`;
const counts = `query Counts($siteID: ID!) { moderationCounts(siteID: $siteID) { unmoderated approved } }`;
const queue = `query Queue($siteID: ID!) { moderationQueue(queue: APPROVED, siteID: $siteID) { nodes { id } } }`;
const setMode = `mutation Mode($input: SetStoryModeInput!) { setStoryMode(input: $input) { story { mode } } }`;
const setExperts = `mutation Experts($input: SetStoryExpertsInput!) { setStoryExperts(input: $input) { story { id } } }`;
const experts = `query Story($id: ID!) { story(id: $id) { id settings { expertIDs } } }`;
const archive = `mutation Archive($input: ArchiveStoryInput!) { archiveStory(input: $input) { story { id } } }`;
const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { siteIDs } } }`;
const record = `query Ledger($chain: ID, $kind: LedgerSubjectKind, $id: ID) {
  ledger(chain: $chain, subjectKind: $kind, subjectID: $id) { nodes { action actorID facts { name value } } }
}`;

interface Started {
  readonly id: string;
  readonly state: string;
  readonly total: number;
}

describe.each(topologies)('comments that go to another story, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let author: Person;
  let reader: Person;
  let pages = 0;

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
    await newsroom.site('https://news.example');
    await newsroom.site('https://other.example');
    [admin, moderator] = [await newsroom.person('ADMIN'), await newsroom.person('MODERATOR')];
    [author, reader] = [await newsroom.person(), await newsroom.person()];
  });
  afterAll(() => talk.stop());

  const stories = async (): Promise<[Story, Story]> => {
    pages += 1;
    return [
      await newsroom.story(`/old-${pages}`, 'https://news.example'),
      await newsroom.story(`/new-${pages}`, 'https://other.example'),
    ];
  };
  const post = async (storyID: string, body: string, more: object = {}) =>
    (await newsroom.post(author, storyID, body, more)).comment.id;
  const merged = async (storyID: string, intoStoryID: string, by = moderator) => {
    const { mergeStories } = await by.admin.run<{ mergeStories: { move: Started } }>(merge, {
      input: { storyID, intoStoryID },
    });
    await talk.settled();
    return mergeStories.move;
  };
  const moved = async (commentID: string, toStoryID: string) => {
    const { moveComments } = await moderator.admin.run<{ moveComments: { move: Started } }>(move, {
      input: { commentID, toStoryID },
    });
    await talk.settled();
    return moveComments.move;
  };
  const moveOf = async (id: string) =>
    (await moderator.admin.run<{ commentMove: object }>(progress, { id })).commentMove;
  const shown = async (variables: { id?: string; url?: string }) =>
    (await publicClient(talk).run<StoryAnswer>(storyQuery, variables)).story;
  const countsOf = async (siteID: string) =>
    (await moderator.admin.run<{ moderationCounts: { unmoderated: number; approved: number } }>(counts, { siteID }))
      .moderationCounts;
  const approvedOn = async (siteID: string) =>
    (await moderator.admin.run<{ moderationQueue: { nodes: { id: string }[] } }>(queue, { siteID })).moderationQueue
      .nodes;

  it('are read under the story that theirs was merged into, by its old address too', async () => {
    const [old, now] = await stories();
    const there = await post(now.id, 'Said under the new one');
    const root = await post(old.id, 'Said under the old one');
    const reply = await post(old.id, 'Replied under the old one', { parentID: root });
    await newsroom.decide(moderator, reply, 'approve');
    await reader.public.run(react, { input: { commentID: root, kind: 'like' } });
    await talk.settled();
    expect((await shown({ url: old.url })).comments.nodes.map(({ id }) => id)).toEqual([root]);
    const [before, beforeThere] = [await countsOf(old.siteId), await countsOf(now.siteId)];
    expect((await approvedOn(old.siteId)).map(({ id }) => id)).toContain(reply);

    const { id, total } = await merged(old.id, now.id);
    expect(total).toBe(2);
    expect(await moveOf(id)).toEqual({
      kind: 'STORY',
      state: 'DONE',
      refusal: null,
      toStoryID: now.id,
      commentID: null,
      total: 2,
      moved: 2,
    });
    for (const address of [{ url: old.url }, { url: now.url }, { id: old.id }]) {
      const story = await shown(address);
      expect(story).toMatchObject({ id: now.id, url: now.url, commentCount: 3 });
      expect(story.comments.nodes).toMatchObject([
        { id: root, replyCount: 1, replies: { nodes: [{ id: reply }] } },
        { id: there, replyCount: 0 },
      ]);
    }
    expect(await publicClient(talk).run(permalink, { id: root })).toEqual({
      comment: { id: root, storyID: now.id, reactionCount: 1, replyCount: 1 },
    });
    expect(await reader.public.run(own, { storyID: now.id })).toEqual({
      viewer: { reactions: [{ commentID: root, kind: 'like' }] },
    });
    const [after, afterThere] = [await countsOf(old.siteId), await countsOf(now.siteId)];
    expect([after.unmoderated - before.unmoderated, after.approved - before.approved]).toEqual([-1, -1]);
    expect([afterThere.unmoderated - beforeThere.unmoderated, afterThere.approved - beforeThere.approved]).toEqual([
      1, 1,
    ]);
    expect((await approvedOn(old.siteId)).map((comment) => comment.id)).not.toContain(reply);
    expect((await approvedOn(now.siteId)).map((comment) => comment.id)).toContain(reply);
  });

  it('are found by moderators under the old id too: lists, numbers and operations', async () => {
    const [old, now] = await stories();
    const id = await post(old.id, 'Said under the old one');
    await merged(old.id, now.id);
    const filter = { queue: 'UNMODERATED', storyID: old.id };
    const asked = await moderator.admin.run(
      `query ($storyID: ID!, $filter: ModerationFilterInput!) {
        moderationQueue(queue: UNMODERATED, storyID: $storyID) { nodes { id } }
        moderationQueueCount(filter: $filter) { count }
        moderationCounts(storyID: $storyID) { unmoderated }
        story(id: $storyID) { id }
      }`,
      { storyID: old.id, filter },
    );
    expect(asked).toEqual({
      moderationQueue: { nodes: [{ id }] },
      moderationQueueCount: { count: 1 },
      moderationCounts: { unmoderated: 1 },
      story: { id: now.id },
    });
    const preview = `mutation ($input: PreviewBulkInput!) { previewBulk(input: $input) { operation { total } } }`;
    expect(await moderator.admin.run(preview, { input: { action: 'APPROVE', filter } })).toEqual({
      previewBulk: { operation: { total: 1 } },
    });
  });

  it('come there also when they are posted from a page that knows the old story only', async () => {
    const [old, now] = await stories();
    const root = await post(old.id, 'The first');
    const again = { clientMutationID: 'once' };
    const first = await post(old.id, 'Sent twice', again);
    await merged(old.id, now.id);
    const late = await post(old.id, 'The second', { parentID: root });
    expect(await post(old.id, 'Sent twice', again)).toBe(first);
    await talk.settled();
    // Another process may have known the old story for two seconds more.
    talk.clock.advance(31_000);
    await talk.get(MovesSweep, 'jobs').run();
    await talk.settled();
    const story = await shown({ url: old.url });
    expect(story.commentCount).toBe(3);
    expect(story.comments.nodes.find(({ id }) => id === root)!.replies.nodes.map(({ id }) => id)).toEqual([late]);
  });

  it('are seen to leave and to come by those who watch', async () => {
    const [old, now] = await stories();
    const id = await post(old.id, 'Watched');
    await talk.settled();
    const live = publicLive(talk);
    const [leaving, coming] = [old, now].map(({ id: storyID }) =>
      live.subscribe<StreamEvent>(streamSubscription, { storyID, after: '0' }),
    );
    await leaving!.event(({ commentID, kind }) => commentID === id && kind === 'ENTERED');
    await merged(old.id, now.id);
    await leaving!.event(({ commentID, kind }) => commentID === id && kind === 'LEFT');
    await coming!.event(({ commentID, kind }) => commentID === id && kind === 'ENTERED');
    await live.close();

    const later = publicLive(talk);
    const returning = later.subscribe<StreamEvent>(streamSubscription, { storyID: old.id, after: '1' });
    await returning.event(({ commentID, kind }) => commentID === id && kind === 'LEFT');
    await later.close();
  });

  it('move alone with their replies, and become comments on the story', async () => {
    const [old, now] = await stories();
    const stays = await post(old.id, 'Stays');
    const root = await post(old.id, 'Off topic', { parentID: stays });
    const reply = await post(old.id, 'Off topic too', { parentID: root });
    await talk.settled();
    const { id, total } = await moved(root, now.id);
    expect(total).toBe(2);
    expect(await moveOf(id)).toMatchObject({ kind: 'THREAD', state: 'DONE', commentID: root, moved: 2 });

    const [from, to] = [await shown({ id: old.id }), await shown({ id: now.id })];
    expect(from.comments.nodes).toMatchObject([{ id: stays, replyCount: 0 }]);
    expect(to.comments.nodes).toMatchObject([{ id: root, replyCount: 1, replies: { nodes: [{ id: reply }] } }]);
    expect([from.commentCount, to.commentCount]).toEqual([1, 2]);
    expect(await moderator.admin.codeOf(move, { input: { commentID: root, toStoryID: now.id } })).toBe(
      'MOVE_INTO_ITSELF',
    );
    await moved(root, old.id);
    expect((await shown({ id: old.id })).commentCount).toBe(3);
  });

  it('leave a record with the ledgers of both sites', async () => {
    const [old, now] = await stories();
    const root = await post(old.id, 'Recorded');
    await talk.settled();
    await moved(root, now.id);
    await merged(old.id, now.id);
    for (const chain of [old.siteId, now.siteId]) {
      for (const [kind, id, action] of [
        ['COMMENT', root, 'COMMENT_MOVED'],
        ['STORY', old.id, 'STORY_MERGED'],
      ]) {
        const { ledger } = await moderator.admin.run<{ ledger: { nodes: object[] } }>(record, { chain, kind, id });
        expect(ledger.nodes).toContainEqual(
          expect.objectContaining({
            action,
            actorID: moderator.id,
            facts: expect.arrayContaining([{ name: 'intoStory', value: JSON.stringify(now.id) }]) as unknown,
          }),
        );
      }
      const verify = `{ verifyLedger(chain: "${chain}") { ok } }`;
      expect(await admin.admin.run(verify)).toEqual({ verifyLedger: { ok: true } });
    }
  });

  it('bring the experts with them', async () => {
    const [old, now] = await stories();
    await moderator.admin.run(setExperts, { input: { storyID: old.id, userIDs: [author.id] } });
    await moderator.admin.run(setExperts, { input: { storyID: now.id, userIDs: [reader.id] } });
    await merged(old.id, now.id);
    expect(await moderator.admin.run(experts, { id: old.id })).toEqual({
      story: { id: now.id, settings: { expertIDs: [reader.id, author.id] } },
    });
  });

  describe('do not go', () => {
    const codeOfMerging = (storyID: string, intoStoryID: string, by = moderator) =>
      by.admin.codeOf(merge, { input: { storyID, intoStoryID } });

    it('where they are, in circles, or a second time', async () => {
      const [one, two] = await stories();
      const [three] = await stories();
      expect(await codeOfMerging(one.id, one.id)).toBe('MOVE_INTO_ITSELF');
      await merged(one.id, two.id);
      expect(await codeOfMerging(two.id, one.id)).toBe('MOVE_INTO_ITSELF');
      expect(await codeOfMerging(one.id, three.id)).toBe('STORY_MERGED');
      await merged(two.id, three.id);
      expect((await shown({ url: one.url })).id).toBe(three.id);
    });

    it('out of the archive or into it', async () => {
      const [old, now] = await stories();
      const root = await post(old.id, 'Archived');
      await moderator.admin.run(archive, { input: { storyID: old.id } });
      expect(await codeOfMerging(old.id, now.id)).toBe('STORY_ARCHIVED');
      expect(await codeOfMerging(now.id, old.id)).toBe('STORY_ARCHIVED');
      expect(await moderator.admin.codeOf(move, { input: { commentID: root, toStoryID: now.id } })).toBe(
        'STORY_ARCHIVED',
      );
    });

    it('from reviews to where there are none', async () => {
      const [old, now] = await stories();
      await moderator.admin.run(setMode, { input: { storyID: old.id, mode: 'REVIEWS' } });
      expect(await codeOfMerging(old.id, now.id)).toBe('REVIEWS_APART');
      await moderator.admin.run(setMode, { input: { storyID: now.id, mode: 'REVIEWS' } });
      const review = (storyID: string, rating: number) => ({ input: { storyID, body: `${rating} stars`, rating } });
      for (const { id } of [old, now]) await author.public.run(createCommentMutation, review(id, 4));
      await merged(old.id, now.id);
      expect((await shown({ id: now.id })).comments.nodes).toHaveLength(2);
      expect(await author.public.codeOf(createCommentMutation, review(now.id, 5))).toBe('ALREADY_REVIEWED');
    });

    it('by the hand of somebody who moderates one of the sites only', async () => {
      const [old, now] = await stories();
      const root = await post(old.id, 'Of one site');
      await talk.settled();
      const scoped = await newsroom.person();
      await admin.admin.run(setRole, { input: { userID: scoped.id, role: 'MODERATOR', siteIDs: [old.siteId] } });
      expect(await codeOfMerging(old.id, now.id, scoped)).toBe('FORBIDDEN');
      expect(await codeOfMerging(now.id, old.id, scoped)).toBe('FORBIDDEN');
      expect(await scoped.admin.codeOf(move, { input: { commentID: root, toStoryID: now.id } })).toBe('FORBIDDEN');
      const { id } = await merged(old.id, now.id);
      expect(await scoped.admin.codeOf(progress, { id })).toBe('FORBIDDEN');
    });
  });
});
