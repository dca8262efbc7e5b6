import { publicClient } from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, type Posted } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const setMode = `mutation Mode($input: SetStoryModeInput!) { setStoryMode(input: $input) { story { mode } } }`;
const closeStory = `mutation Close($input: CloseStoryInput!) { closeStory(input: $input) { story { id } } }`;
const setExperts = `mutation Experts($input: SetStoryExpertsInput!) { setStoryExperts(input: $input) { story { id } } }`;
const feature = `mutation Feature($input: MarkCommentInput!) { featureComment(input: $input) { comment { tags } } }`;
const ratingsQuery = `query Story($id: ID!) {
  story(id: $id) { ratingCount ratingAverage ratingShares comments { nodes { id rating tags } } }
}`;
const featuredQuery = `query Story($id: ID!, $after: String) {
  story(id: $id) { taggedComments(tag: FEATURED, first: 1, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }
}`;

interface Rated {
  readonly story: {
    readonly ratingCount: number;
    readonly ratingAverage: number | null;
    readonly ratingShares: readonly number[];
    readonly comments: {
      readonly nodes: readonly { readonly id: string; readonly rating: number | null; readonly tags: string[] }[];
    };
  };
}

interface Featured {
  readonly story: {
    readonly taggedComments: {
      readonly nodes: readonly { readonly id: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

describe('modes of a story', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const codeOfPosting = (author: Person, input: object) => author.public.codeOf(createCommentMutation, { input });
  const ratingsOf = async (id: string) => {
    await talk.settled();
    return (await publicClient(talk).run<Rated>(ratingsQuery, { id })).story;
  };

  describe('REVIEWS', () => {
    it('takes one review with stars a person, and counts them', async () => {
      const { id: storyID } = await newsroom.story('/reviews');
      await moderator.admin.run(setMode, { input: { storyID, mode: 'REVIEWS' } });
      const [one, other] = [await newsroom.person(), await newsroom.person()];
      await newsroom.post(one, storyID, 'Splendid.', { rating: 5 });
      const { comment } = await newsroom.post(other, storyID, 'Not for me.', { rating: 2 });

      expect(await codeOfPosting(one, { storyID, body: 'Splendid again.', rating: 5 })).toBe('ALREADY_REVIEWED');
      expect(await codeOfPosting(await newsroom.person(), { storyID, body: 'No stars.' })).toBe('RATING_REQUIRED');
      expect(await codeOfPosting(await newsroom.person(), { storyID, body: 'Six.', rating: 6 })).toBe('RATING_INVALID');
      expect(await ratingsOf(storyID)).toMatchObject({
        ratingCount: 2,
        ratingAverage: 3.5,
        ratingShares: [0, 1, 0, 0, 1],
      });

      await newsroom.decide(moderator, comment.id, 'reject');
      expect(await ratingsOf(storyID)).toMatchObject({
        ratingCount: 1,
        ratingAverage: 5,
        ratingShares: [0, 0, 0, 0, 1],
      });
    });

    it('tells a second review from the first one sent again', async () => {
      const { id: storyID } = await newsroom.story('/reviewed-twice');
      await moderator.admin.run(setMode, { input: { storyID, mode: 'REVIEWS' } });
      const reader = await newsroom.person();
      const first = { storyID, body: 'Splendid.', rating: 5, clientMutationID: 'first' };
      const second = { storyID, body: 'Not so splendid.', rating: 2, clientMutationID: 'second' };
      const post = (input: object) =>
        reader.public.run<{ createComment: { comment: Posted } }>(createCommentMutation, { input });

      const { createComment } = await post(first);
      expect((await post(first)).createComment.comment.comment.id).toBe(createComment.comment.comment.id);
      expect(await codeOfPosting(reader, second)).toBe('ALREADY_REVIEWED');
      await moderator.admin.run(closeStory, { input: { storyID } });
      expect((await post(first)).createComment.comment.comment.id).toBe(createComment.comment.comment.id);
      expect(await codeOfPosting(reader, second)).toBe('STORY_CLOSED');
    });

    it('takes replies without stars, and no stars elsewhere', async () => {
      const { id: storyID } = await newsroom.story('/plain');
      const reader = await newsroom.person();
      expect(await codeOfPosting(reader, { storyID, body: 'Stars here?', rating: 3 })).toBe('RATING_INVALID');
      expect(await ratingsOf(storyID)).toMatchObject({ ratingCount: 0, ratingAverage: null });
    });
  });

  it('marks what an expert writes', async () => {
    const { id: storyID } = await newsroom.story('/questions');
    const expert = await newsroom.person();
    await moderator.admin.run(setMode, { input: { storyID, mode: 'QA' } });
    await moderator.admin.run(setExperts, { input: { storyID, userIDs: [expert.id] } });
    talk.clock.advance(3_000);
    await newsroom.post(expert, storyID, 'The answer is forty-two.');
    expect((await ratingsOf(storyID)).comments.nodes).toMatchObject([{ tags: ['EXPERT'] }]);
  });

  it('shows what is featured page by page', async () => {
    const { id: storyID } = await newsroom.story('/featured');
    const reader = await newsroom.person();
    const posted = [await newsroom.post(reader, storyID, 'First.'), await newsroom.post(reader, storyID, 'Second.')];
    await newsroom.post(reader, storyID, 'Not featured.');
    for (const { comment } of posted) await moderator.admin.run(feature, { input: { commentID: comment.id } });
    await talk.settled();

    const pageAfter = async (after: string | null) =>
      (await publicClient(talk).run<Featured>(featuredQuery, { id: storyID, after })).story.taggedComments;
    const first = await pageAfter(null);
    const second = await pageAfter(first.pageInfo.endCursor);
    expect([first, second].flatMap(({ nodes }) => nodes.map(({ id }) => id)).sort()).toEqual(
      posted.map(({ comment }) => comment.id).sort(),
    );
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
  });
});
