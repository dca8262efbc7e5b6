import { CountAudit } from '../../src/features/comments/index.js';
import { Ledger } from '../../src/features/ledger/index.js';
import { SitesQueries } from '../../src/features/sites/index.js';
import { StoriesRepository } from '../../src/features/stories/index.js';
import { everyPage, type Page } from '../harness/every-page.js';
import { publicClient } from '../harness/graphql.js';
import { isPublished, ModeratorsDay, rejectionFor, type Stored } from '../harness/moderators-day.js';

const storyQuery = `query Story($id: ID!, $after: String) {
  story(id: $id) {
    commentCount taggedComments(tag: FEATURED) { nodes { id } }
    comments(first: 50, after: $after) { nodes { id replyCount } pageInfo { hasNextPage endCursor } }
  }
}`;
const repliesQuery = `query Replies($id: ID!, $after: String) {
  comment(id: $id) { replies(first: 50, after: $after) { nodes { id replyCount } pageInfo { hasNextPage endCursor } } }
}`;
const publicQuery = `query Comment($id: ID!) { comment(id: $id) { id } }`;
const ownQuery = `query Own($storyID: ID!) {
  viewer { comments(storyID: $storyID) { comment { id } status statement { kind automated code text } } }
}`;
const ledgerQuery = `query Ledger($after: String) {
  ledger(first: 100, after: $after) { nodes { action actorID subject { id } } pageInfo { hasNextPage endCursor } }
}`;

interface Seen {
  readonly id: string;
  readonly replyCount: number;
}
interface StoryAnswer {
  readonly story: {
    readonly commentCount: number;
    readonly taggedComments: { readonly nodes: readonly { readonly id: string }[] };
    readonly comments: Page<Seen>;
  };
}
interface Own {
  readonly comment: { readonly id: string };
  readonly statement: object | null;
}
interface Entry {
  readonly action: string;
  readonly actorID: string;
  readonly subject: { readonly id: string };
}

/** Half a minute on a machine that does nothing else. */
const livedWithinMs = 400_000;

describe('after a moderator’s day', () => {
  let day: ModeratorsDay;
  let comments: Stored[];
  let isFine: (comment: Stored) => boolean;

  beforeAll(async () => {
    day = await ModeratorsDay.begin();
    await day.live();
    comments = await day.everyComment();
    isFine = ({ id }) => day.truths.get(id) === 'FINE';
  }, livedWithinMs);
  afterAll(() => day.talk.stop());

  const storyIDs = () => [...new Set(comments.map(({ story }) => story.id))];
  const readers = () => publicClient(day.talk);

  it('every comment is where its text belongs', () => {
    expect(comments.map(({ id }) => id).toSorted()).toEqual([...day.truths.keys()].toSorted());
    expect(comments.length).toBeGreaterThan(500);
    const status = (comment: Stored) => ({ id: comment.id, status: comment.status });
    expect(comments.map(status)).toEqual(
      comments.map(({ id }) => ({ id, status: day.truths.get(id) === 'FINE' ? 'APPROVED' : 'REJECTED' })),
    );
    for (const truth of ['FINE', 'SPAM', 'ABUSIVE', 'OFF_TOPIC']) expect([...day.truths.values()]).toContain(truth);
  });

  it('nothing waits any more', async () => {
    const approved = comments.filter(isFine).length;
    const rejected = comments.length - approved;
    const empty = { pending: 0, reported: 0, unmoderated: 0, forReview: 0, illegal: 0 };
    expect(await day.counts()).toEqual({ ...empty, approved, rejected });
  });

  it('whoever was rejected in bulk by mistake has everything back, the spammer nothing', () => {
    expect(day.bulkTotals).toEqual([5, 5]);
    const byAuthor = (id: string) => comments.filter(({ author }) => author.id === id).map(({ status }) => status);
    expect(new Set(byAuthor(day.spammer.id))).toEqual(new Set(['REJECTED']));
    expect(day.refused).toEqual({
      'undo at once': undefined,
      'undo too late': 'BULK_NOT_UNDOABLE',
      banned: 'USER_BANNED',
      suspended: 'USER_SUSPENDED',
    });
  });

  it('every counter says what the comments say', async () => {
    const [audit, stories] = [day.talk.get(CountAudit, 'web'), day.talk.get(StoriesRepository, 'web')];
    const wrong = [];
    for (const site of await day.talk.get(SitesQueries, 'web').all()) {
      for await (const story of stories.countsOfSite(site.id)) wrong.push(...(await audit.story(story.id, false)));
      wrong.push(...(await audit.site(site.id, false)));
    }
    for (const id of await audit.authors()) wrong.push(...(await audit.author(id, false)));
    expect(wrong).toEqual([]);
    for (const { id, signals } of comments) expect([id, signals.reactions]).toEqual([id, day.reactions.get(id) ?? 0]);
  });

  it('the ledger is intact and has each decision once', async () => {
    const ledger = day.talk.get(Ledger, 'web');
    for (const chain of await ledger.chains()) expect(await ledger.verify(chain)).toMatchObject({ ok: true });
    const entries = await everyPage<Entry>(
      async (after) => (await day.admin.admin.run<{ ledger: Page<Entry> }>(ledgerQuery, { after })).ledger,
    );
    const said = entries
      .filter(({ actorID, action }) => action.startsWith('COMMENT_') && !actorID.startsWith('system:'))
      .map(({ subject, action }) => `${subject.id} ${action}`);
    expect(said.toSorted()).toEqual(day.said.all);
    expect(entries.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['USER_BANNED', 'USER_PREMODERATED', 'USER_SUSPENDED']),
    );
  });

  it('readers see what is published, and only that', async () => {
    const published = new Map(comments.filter(({ status }) => isPublished(status)).map((one) => [one.id, one]));
    const isReachable = ({ id, parentID }: Stored): boolean =>
      published.has(id) && (parentID === null || (published.has(parentID) && isReachable(published.get(parentID)!)));
    const walk = async (nodes: readonly Seen[]): Promise<string[]> => {
      const ids = nodes.map(({ id }) => id);
      for (const { id } of nodes.filter(({ replyCount }) => replyCount > 0)) {
        const page = async (after: string | null) =>
          (await readers().run<{ comment: { replies: Page<Seen> } }>(repliesQuery, { id, after })).comment.replies;
        ids.push(...(await walk(await everyPage(page))));
      }
      return ids;
    };
    const featured: string[] = [];
    for (const id of storyIDs()) {
      const read = async (after: string | null) => (await readers().run<StoryAnswer>(storyQuery, { id, after })).story;
      const { commentCount, taggedComments } = await read(null);
      featured.push(...taggedComments.nodes.map((node) => node.id));
      const mine = comments.filter(({ story }) => story.id === id);
      expect(commentCount).toBe(mine.filter((one) => published.has(one.id)).length);
      const seen = await walk(await everyPage(async (after) => (await read(after)).comments));
      expect(seen.toSorted()).toEqual(
        mine
          .filter(isReachable)
          .map((one) => one.id)
          .toSorted(),
      );
    }
    expect(featured.toSorted()).toEqual(day.featured.toSorted());
    for (const { id } of comments.filter((one) => !published.has(one.id))) {
      expect(await readers().run(publicQuery, { id })).toEqual({ comment: null });
    }
  });

  it('authors are told why what they wrote is not published, and in whose words', async () => {
    const rejected = comments.filter(({ status }) => status === 'REJECTED');
    const today = new Set(
      day.said.all.filter((one) => one.endsWith(' COMMENT_REJECTED')).map((one) => one.split(' ')[0]),
    );
    const authors = new Map(rejected.map(({ author, story }) => [`${author.id} ${story.id}`, { author, story }]));
    const told = new Map<string, object | null>();
    for (const { author, story } of authors.values()) {
      const { public: client } = await day.newsroom.session(author);
      const { viewer } = await client.run<{ viewer: { comments: Own[] } }>(ownQuery, { storyID: story.id });
      for (const { comment, statement } of viewer.comments) told.set(comment.id, statement);
    }
    for (const { id } of rejected) {
      const reason = today.has(id) ? rejectionFor(day.truths.get(id)!) : {};
      expect(told.get(id)).toMatchObject({ kind: 'REJECTED', automated: false, ...reason });
    }
    expect(today.size).toBeGreaterThan(20);
  });
});
