import { publicClient } from '../harness/graphql.js';
import { decideMutation, Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const tag = `mutation Tag($input: TagCommentInput!) { tagComment(input: $input) { comment { tags } } }`;
const react = `mutation React($input: ReactToCommentInput!) { reactToComment(input: $input) { commentID } }`;
const disagree = `mutation No($input: DisagreeWithCommentInput!) { disagreeWithComment(input: $input) { commentID } }`;
const ancestorsQuery = `query Ancestors($id: ID!, $last: Int) { comment(id: $id) { ancestors(last: $last) { id } } }`;
const orderedQuery = `query Ordered($id: ID!, $first: Int!, $after: String) {
  story(id: $id) {
    featuredCount
    comments(first: $first, after: $after, orderBy: CONSTRUCTIVE_DESC) {
      nodes { id constructive { score reasons { fact points } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Ancestors {
  readonly comment: { readonly ancestors: readonly ({ readonly id: string } | null)[] } | null;
}

interface Ordered {
  readonly story: {
    readonly featuredCount: number;
    readonly comments: {
      readonly nodes: readonly {
        readonly id: string;
        readonly constructive: {
          readonly score: number;
          readonly reasons: readonly { readonly fact: string; readonly points: number }[];
        };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

describe('what readers read a story by', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let author: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
    author = await newsroom.person();
  });
  afterAll(() => talk.stop());

  const newStory = async () => {
    stories += 1;
    return (await newsroom.story(`/reading-${stories}`)).id;
  };
  const post = async (storyID: string, body: string, more: object = {}) => {
    talk.clock.advance(60_000);
    return (await newsroom.post(author, storyID, body, more)).comment.id;
  };
  const ancestorsOf = async (id: string, last?: number) => {
    await talk.settled();
    const { comment } = await publicClient(talk).run<Ancestors>(ancestorsQuery, { id, ...(last ? { last } : {}) });
    return comment?.ancestors.map((one) => one?.id ?? null);
  };
  const page = async (id: string, first: number, after?: string | null) => {
    await talk.settled();
    return (await publicClient(talk).run<Ordered>(orderedQuery, { id, first, after })).story;
  };

  describe('the comments above one', () => {
    it('are told from the story down, and of a deep thread the nearest', async () => {
      const storyID = await newStory();
      const thread = [await post(storyID, 'The first word')];
      for (let depth = 1; depth <= 4; depth += 1) {
        thread.push(await post(storyID, `Word ${depth}`, { parentID: thread.at(-1) }));
      }
      expect(await ancestorsOf(thread[0]!)).toEqual([]);
      expect(await ancestorsOf(thread[4]!)).toEqual(thread.slice(0, 4));
      expect(await ancestorsOf(thread[4]!, 2)).toEqual(thread.slice(2, 4));
    });

    it('leave a gap where one is not for readers', async () => {
      const storyID = await newStory();
      const top = await post(storyID, 'On top');
      const middle = await post(storyID, 'In the middle', { parentID: top });
      const bottom = await post(storyID, 'At the bottom', { parentID: middle });
      await talk.settled();
      await moderator.admin.run(decideMutation('reject'), { input: { commentID: middle, code: 'OFF_TOPIC' } });
      expect(await ancestorsOf(bottom)).toEqual([top, null]);
    });
  });

  describe('the constructive ones first', () => {
    it('are ordered by a score that names its reasons, and paged by it', async () => {
      const storyID = await newStory();
      const [plain, liked, featured, disputed] = [
        await post(storyID, 'A remark of about the usual length'),
        await post(storyID, 'A remark that people like for a reason'),
        await post(storyID, 'A remark that the newsroom likes as well'),
        await post(storyID, 'A remark that people do not agree with'),
      ];
      await talk.settled();
      await moderator.admin.run(tag, { input: { commentID: featured, tag: 'FEATURED' } });
      const reader = await newsroom.person();
      await reader.public.run(react, { input: { commentID: liked } });
      await reader.public.run(disagree, { input: { commentID: disputed } });

      const { comments, featuredCount } = await page(storyID, 10);
      expect(featuredCount).toBe(1);
      expect(comments.nodes.map(({ id }) => id)).toEqual([featured, liked, plain, disputed]);
      expect(comments.nodes.map(({ constructive }) => constructive)).toEqual([
        { score: 40, reasons: [{ fact: 'FEATURED', points: 40 }] },
        { score: 6, reasons: [{ fact: 'REACTIONS', points: 6 }] },
        { score: 0, reasons: [] },
        { score: -6, reasons: [{ fact: 'DISPUTED', points: -6 }] },
      ]);

      const first = await page(storyID, 3);
      const second = await page(storyID, 3, first.comments.pageInfo.endCursor);
      expect(second.comments.nodes.map(({ id }) => id)).toEqual([disputed]);
      expect(second.comments.pageInfo.hasNextPage).toBe(false);
    });
  });
});
