import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const queueQuery = `query Queue(
  $queue: ModerationQueue!, $first: Int, $after: String, $storyID: ID, $authorID: ID, $reason: ReviewReasonCode
  $orderBy: ModerationQueueOrder
) {
  moderationQueue(
    queue: $queue, first: $first, after: $after, storyID: $storyID, authorID: $authorID, reason: $reason
    orderBy: $orderBy
  ) {
    nodes { id reasons { code effect score matches { start end rule } } revisions { reasons { code } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const countQuery = `query Count($filter: ModerationFilterInput!) {
  moderationQueueCount(filter: $filter) { count isExact }
}`;
const countsQuery = `query Counts($siteID: ID, $storyID: ID) {
  moderationCounts(siteID: $siteID, storyID: $storyID) { pending approved rejected }
}`;

interface QueueAnswer {
  readonly moderationQueue: {
    readonly nodes: readonly { readonly id: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('moderation queues', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    moderator = await newsroom.person('MODERATOR');
    siteID = (await newsroom.site('https://careful.example', 'PRE')).id;
  });
  afterAll(() => talk.stop());

  const heldStory = (path: string) => newsroom.story(path, 'https://careful.example');
  const queue = async (variables: object) =>
    (await moderator.admin.run<QueueAnswer>(queueQuery, { queue: 'PENDING', ...variables })).moderationQueue;
  const ids = async (variables: object) => (await queue(variables)).nodes.map(({ id }) => id);

  /** Three comments that wait, oldest first. */
  async function threeHeld(author: Person, storyID: string): Promise<string[]> {
    const posted: string[] = [];
    for (const body of ['One', 'Two', 'Three']) {
      posted.push((await newsroom.post(author, storyID, body)).comment.id);
      talk.clock.advance(1_000);
    }
    return posted;
  }

  it('are worked off oldest first too, with a cursor that belongs to its order', async () => {
    const story = await heldStory('/oldest-first');
    const posted = await threeHeld(await newsroom.person(), story.id);
    const oldest = { storyID: story.id, orderBy: 'CREATED_AT_ASC', first: 2 };

    const page = await queue(oldest);
    const after = page.pageInfo.endCursor;
    expect([...page.nodes.map(({ id }) => id), ...(await ids({ ...oldest, after }))]).toEqual(posted);
    expect(await ids({ storyID: story.id })).toEqual(posted.toReversed());
    expect(await moderator.admin.codeOf(queueQuery, { queue: 'PENDING', storyID: story.id, after })).toBe('BAD_CURSOR');
  });

  it('are filtered by story, author and reason, and counted alike', async () => {
    const [one, other] = [await newsroom.person(), await newsroom.person()];
    const story = await heldStory('/filtered');
    const [first] = await threeHeld(one, story.id);
    await threeHeld(other, story.id);
    const byOne = { storyID: story.id, authorID: one.id, reason: 'PREMOD_SITE' };

    expect(await ids(byOne)).toHaveLength(3);
    expect(await ids({ ...byOne, reason: 'SPAM' })).toEqual([]);
    const count = (filter: object) => moderator.admin.run(countQuery, { filter: { queue: 'PENDING', ...filter } });
    expect(await count(byOne)).toEqual({ moderationQueueCount: { count: 3, isExact: true } });

    await newsroom.decide(moderator, first!, 'approve');
    await talk.settled();
    expect(await count(byOne)).toEqual({ moderationQueueCount: { count: 2, isExact: true } });
    const ofStory = { moderationCounts: { pending: 5, approved: 1, rejected: 0 } };
    expect(await moderator.admin.run(countsQuery, { storyID: story.id })).toEqual(ofStory);
    expect(await moderator.admin.run(countsQuery, { storyID: story.id, siteID })).toEqual(ofStory);
    expect(await moderator.admin.codeOf(countsQuery, { storyID: story.id, siteID: 'other' })).toBe('NOT_FOUND');
  });

  it('show what review found, with the revision it was found in', async () => {
    const story = await heldStory('/evidence');
    const [id] = await threeHeld(await newsroom.person(), story.id);

    expect((await queue({ storyID: story.id, orderBy: 'CREATED_AT_ASC', first: 1 })).nodes).toEqual([
      {
        id,
        reasons: [{ code: 'PREMOD_SITE', effect: 'HELD', score: null, matches: [] }],
        revisions: [{ reasons: [{ code: 'PREMOD_SITE' }] }],
      },
    ]);
  });
});
