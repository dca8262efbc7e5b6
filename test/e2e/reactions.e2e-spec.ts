import { SignalCounter } from '../../src/features/comments/index.js';
import { ReviewPipeline } from '../../src/features/comments/review/review.pipeline.js';
import { publicClient } from '../harness/graphql.js';
import { publicLive, streamSubscription, type StreamEvent } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const reactMutation = `mutation React($input: ReactToCommentInput!) {
  reactToComment(input: $input) { commentID reactions { kind label count } clientMutationID }
}`;
const removeMutation = `mutation Remove($input: RemoveReactionInput!) {
  removeReaction(input: $input) { commentID reactions { kind count } }
}`;
const countQuery = `query Count($id: ID!) { comment(id: $id) { reactionCount reactions { kind count } } }`;
const ownQuery = `query Own($storyID: ID!) { viewer { reactions(storyID: $storyID) { commentID kind } } }`;
const orderedQuery = `query Ordered($id: ID!) { story(id: $id) { comments(orderBy: REACTIONS_DESC) { nodes { id reactionCount } } } }`;
const banMutation = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { isBanned } } }`;
const editMutation = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;

describe('reactions', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let author: Person;
  let readers: Person[];
  let moderator: Person;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    author = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
    readers = await Promise.all(Array.from({ length: 5 }, () => newsroom.person()));
  });
  afterAll(() => talk.stop());

  const post = async (path: string) => {
    const story = await newsroom.story(path);
    return { storyID: story.id, commentID: (await newsroom.post(author, story.id, `Text of ${path}`)).comment.id };
  };
  const react = (person: Person, commentID: string) => person.public.run(reactMutation, { input: { commentID } });
  const remove = (person: Person, commentID: string) => person.public.run(removeMutation, { input: { commentID } });
  const codeOf = (person: Pick<Person, 'public'>, input: object) => person.public.codeOf(reactMutation, { input });
  const countOf = async (id: string) => {
    await talk.settled();
    return (await publicClient(talk).run<{ comment: { reactionCount: number } }>(countQuery, { id })).comment
      .reactionCount;
  };
  const ownOf = async (person: Person, storyID: string) =>
    (await person.public.run<{ viewer: { reactions: unknown[] } }>(ownQuery, { storyID })).viewer.reactions;

  it('are told in the answer, to everybody live, and to the viewer who gave them', async () => {
    const { storyID, commentID } = await post('/liked');
    await talk.settled();
    const live = publicLive(talk);
    const stream = live.subscribe<StreamEvent>(streamSubscription, { storyID });
    await live.whenConnected();

    const input = { commentID, clientMutationID: 'mine' };
    expect(await readers[0]!.public.run(reactMutation, { input })).toEqual({
      reactToComment: { commentID, reactions: [{ kind: 'like', label: 'Like', count: 1 }], clientMutationID: 'mine' },
    });
    await stream.event(({ kind, commentID: id }) => kind === 'UPDATED' && id === commentID);
    await live.close();

    expect(await publicClient(talk).run(countQuery, { id: commentID })).toEqual({
      comment: { reactionCount: 1, reactions: [{ kind: 'like', count: 1 }] },
    });
    expect(await ownOf(readers[0]!, storyID)).toEqual([{ commentID, kind: 'like' }]);
    expect(await ownOf(readers[1]!, storyID)).toEqual([]);

    await remove(readers[0]!, commentID);
    expect(await countOf(commentID)).toBe(0);
    expect(await ownOf(readers[0]!, storyID)).toEqual([]);
  });

  // Coral defect 10
  it('count once for a person who clicks ten times at the same moment', async () => {
    const { commentID } = await post('/eager');
    await Promise.all(Array.from({ length: 10 }, () => react(readers[0]!, commentID)));
    expect(await countOf(commentID)).toBe(1);
    await Promise.all(Array.from({ length: 10 }, () => remove(readers[0]!, commentID)));
    expect(await countOf(commentID)).toBe(0);
  });

  it('order a story', async () => {
    const story = await newsroom.story('/ordered');
    const [least, most] = [
      (await newsroom.post(author, story.id, 'Less liked')).comment.id,
      (await newsroom.post(author, story.id, 'More liked')).comment.id,
    ];
    await react(readers[0]!, least);
    await Promise.all(readers.slice(0, 3).map((reader) => react(reader, most)));
    await talk.settled();
    expect(await publicClient(talk).run(orderedQuery, { id: story.id })).toEqual({
      story: {
        comments: {
          nodes: [
            { id: most, reactionCount: 3 },
            { id: least, reactionCount: 1 },
          ],
        },
      },
    });
  });

  it('are for signed-in people, about comments of others that can be seen', async () => {
    const { commentID } = await post('/rights');
    expect(await codeOf({ public: publicClient(talk) }, { commentID })).toBe('UNAUTHENTICATED');
    expect(await codeOf(author, { commentID })).toBe('OWN_COMMENT');
    expect(await codeOf(readers[0]!, { commentID, kind: 'unheard-of' })).toBe('REACTION_UNKNOWN');
    expect(await codeOf(readers[0]!, { commentID: 'nothing' })).toBe('NOT_FOUND');

    const banned = await newsroom.person();
    await moderator.admin.run(banMutation, { input: { userID: banned.id } });
    expect(await codeOf(banned, { commentID })).toBe('USER_BANNED');

    await react(readers[0]!, commentID);
    await newsroom.decide(moderator, commentID, 'reject');
    expect(await codeOf(readers[1]!, { commentID })).toBe('NOT_FOUND');
    await remove(readers[0]!, commentID);
  });

  it('that arrive while an edit is reviewed do not refuse the edit', async () => {
    const { commentID } = await post('/edited');
    await talk.settled();
    const review = talk.get(ReviewPipeline, 'web');
    const run = review.run.bind(review);
    const slow = jest.spyOn(review, 'run').mockImplementationOnce(async (speed, subject) => {
      await react(readers[0]!, commentID);
      await talk.get(SignalCounter, 'web').recount(commentID);
      return run(speed, subject);
    });
    try {
      await author.public.run(editMutation, { input: { commentID, body: 'A better text' } });
      expect(await countOf(commentID)).toBe(1);
    } finally {
      slow.mockRestore();
    }
  });

  it.each([1, 2])('add up whatever happens at once (seed %i)', async (seed) => {
    const { storyID, commentID } = await post(`/random-${seed}`);
    await Promise.all(
      readers.map(async (reader, index) => {
        let state = seed * 7_919 + index * 104_729 + 1;
        for (let turn = 0; turn < 12; turn += 1) {
          state = (state * 48_271) % 2_147_483_647;
          await (state % 2 === 0 ? react(reader, commentID) : remove(reader, commentID));
        }
      }),
    );
    const own = await Promise.all(readers.map((reader) => ownOf(reader, storyID)));
    expect(await countOf(commentID)).toBe(own.flat().length);
  });
});
