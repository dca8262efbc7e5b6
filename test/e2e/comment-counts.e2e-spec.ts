import { OperationFailed, publicClient } from '../harness/graphql.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const commentQuery = `query Comment($id: ID!) { comment(id: $id) { id parentID replyCount } }`;
const moderatedQuery = `query Comment($id: ID!) { comment(id: $id) { status replyCount story { commentCount } } }`;
const countsQuery = `query Counts($siteID: ID) { moderationCounts(siteID: $siteID) { pending unmoderated approved rejected } }`;
const editMutation = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;

/** Refusals that may happen when several people act on the same comments at once. */
const raceCodes = ['PARENT_NOT_VISIBLE', 'EDIT_WINDOW_ENDED', 'NOT_FOUND'];
/** Repeats are taken out by the slow review, while everything else goes on. */
const longText = 'One and the same long text that several of its author’s comments consist of.';

interface Seen {
  readonly id: string;
  readonly parentID: string | null;
  readonly replyCount: number;
}

describe('counts', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let readers: Person[];
  let moderators: Person[];

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    readers = await Promise.all(Array.from({ length: 4 }, () => newsroom.person()));
    moderators = await Promise.all(Array.from({ length: 2 }, () => newsroom.person('MODERATOR')));
  });
  afterAll(() => talk.stop());

  /** Posts, answers, edits and decides at random, each person after their own fashion and all at the same time. */
  async function liveThrough(seed: number, storyID: string): Promise<string[]> {
    const posted: { id: string; author: Person }[] = [];
    const body = (random: Random) => (random(4) === 0 ? longText : `Text number ${random(1e9)}`);
    const write = async (author: Person, random: Random) => {
      const mine = posted.filter((comment) => comment.author === author);
      if (mine.length > 0 && random(4) === 0) {
        const input = { commentID: mine[random(mine.length)]!.id, body: body(random) };
        await author.public.run(editMutation, { input });
      } else {
        const parent = posted.length > 0 && random(2) === 0 ? posted[random(posted.length)] : undefined;
        const { comment } = await newsroom.post(author, storyID, body(random), { parentID: parent?.id });
        posted.push({ id: comment.id, author });
      }
    };
    const decide = async (moderator: Person, random: Random) => {
      const comment = posted[random(posted.length)];
      if (comment) await newsroom.decide(moderator, comment.id, random(2) === 0 ? 'approve' : 'reject');
      else await moderator.admin.run(countsQuery);
    };
    const act = async (step: (random: Random) => Promise<void>, random: Random) => {
      for (let turn = 0; turn < 12; turn += 1) await step(random).catch(unlessRace);
    };
    await Promise.all([
      ...readers.map((reader, index) => act((random) => write(reader, random), randomFrom(seed * 100 + index))),
      ...moderators.map((person, index) => act((random) => decide(person, random), randomFrom(seed * 200 + index))),
    ]);
    await talk.settled();
    return posted.map(({ id }) => id);
  }

  const anybody = () => publicClient(talk);
  const visibleOf = async (ids: readonly string[]) => {
    const found = await Promise.all(ids.map((id) => anybody().run<{ comment: Seen | null }>(commentQuery, { id })));
    return found.flatMap(({ comment }) => comment ?? []);
  };
  const idsUnderStory = async (id: string) => {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { comments }: StoryAnswer['story'] = (
        await anybody().run<StoryAnswer>(storyQuery, { id, first: 10, after })
      ).story;
      ids.push(...comments.nodes.map((node) => node.id));
      after = comments.pageInfo.hasNextPage ? comments.pageInfo.endCursor : null;
    } while (after);
    return ids;
  };

  it.each([
    ['that publishes at once', 'POST', 1],
    ['that publishes at once', 'POST', 2],
    ['that looks first', 'PRE', 3],
  ] as const)('equal what is visible on a site %s (%s, seed %i)', async (_what, moderation, seed) => {
    const origin = `https://site-${seed}.example`;
    const { id: siteID } = await newsroom.site(origin, moderation);
    const { id: storyID } = await newsroom.story('/busy', origin);
    const ids = await liveThrough(seed, storyID);

    const visible = await visibleOf(ids);
    const repliesTo = (id: string) => visible.filter(({ parentID }) => parentID === id).length;
    const { story } = await anybody().run<StoryAnswer>(storyQuery, { id: storyID });
    expect(story.commentCount).toBe(visible.length);
    expect(visible.map(({ replyCount }) => replyCount)).toEqual(visible.map(({ id }) => repliesTo(id)));

    const top = visible.filter(({ parentID }) => parentID === null).map(({ id }) => id);
    expect((await idsUnderStory(storyID)).toSorted()).toEqual(top.toSorted());

    const statuses: string[] = [];
    for (const id of ids) {
      const { comment } = await moderators[0]!.admin.run<{
        comment: { status: string; replyCount: number; story: { commentCount: number } };
      }>(moderatedQuery, { id });
      statuses.push(comment.status);
      expect(comment).toMatchObject({ replyCount: repliesTo(id), story: { commentCount: visible.length } });
    }
    const has = (...wanted: string[]) => statuses.filter((status) => wanted.includes(status)).length;
    expect(has('NONE', 'APPROVED')).toBe(visible.length);
    expect(await moderators[0]!.admin.run(countsQuery, { siteID })).toEqual({
      moderationCounts: {
        pending: has('PREMOD', 'SYSTEM_WITHHELD'),
        unmoderated: has('NONE'),
        approved: has('APPROVED'),
        rejected: has('REJECTED'),
      },
    });
    expect(new Set(statuses).size).toBeGreaterThan(2);
  });
});

function unlessRace(error: unknown): void {
  if (!(error instanceof OperationFailed) || !raceCodes.includes(error.code)) throw error;
}

/** A whole number from 0 to below `limit`. */
type Random = (limit: number) => number;

/** The same numbers for the same seed (Park and Miller's generator). */
function randomFrom(seed: number): Random {
  let state = (seed % 2_147_483_646) + 1;
  return (limit) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
}
