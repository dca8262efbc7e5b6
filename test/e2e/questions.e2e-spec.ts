import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { publicLive, type StreamEvent, streamSubscription } from '../harness/live.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const setMode = `mutation Mode($input: SetStoryModeInput!) { setStoryMode(input: $input) { story { mode } } }`;
const setExperts = `mutation Experts($input: SetStoryExpertsInput!) { setStoryExperts(input: $input) { story { id } } }`;
const tag = `mutation Tag($input: TagCommentInput!) { tagComment(input: $input) { comment { tags } } }`;
const untag = `mutation Untag($input: TagCommentInput!) { untagComment(input: $input) { comment { tags } } }`;
const remove = `mutation Remove($input: DeleteCommentInput!) { deleteComment(input: $input) { commentID } }`;
const questionsQuery = `query Questions($id: ID!, $answered: Boolean!, $first: Int, $after: String, $orderBy: CommentOrder) {
  story(id: $id) {
    answeredCount unansweredCount
    comments(answered: $answered, first: $first, after: $after, orderBy: $orderBy) {
      nodes { id tags } pageInfo { hasNextPage endCursor }
    }
  }
}`;

interface Questions {
  readonly story: {
    readonly answeredCount: number;
    readonly unansweredCount: number;
    readonly comments: {
      readonly nodes: readonly { readonly id: string; readonly tags: readonly string[] }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    };
  };
}

describe.each(topologies)('questions to experts, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let expert: Person;
  let reader: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
    [expert, reader] = [await newsroom.person(), await newsroom.person()];
  });
  afterAll(() => talk.stop());

  const story = async (mode = 'QA') => {
    stories += 1;
    const { id: storyID } = await newsroom.story(`/questions-${stories}`);
    await moderator.admin.run(setMode, { input: { storyID, mode } });
    await moderator.admin.run(setExperts, { input: { storyID, userIDs: [expert.id] } });
    talk.clock.advance(3_000);
    return storyID;
  };
  const ask = async (storyID: string, body = 'Why is that so?') =>
    (await newsroom.post(reader, storyID, body)).comment.id;
  const reply = async (author: Person, storyID: string, parentID: string, body = 'It has always been so.') =>
    (await newsroom.post(author, storyID, body, { parentID })).comment.id;
  const questions = async (id: string, answered: boolean, more: object = {}) => {
    await talk.settled();
    return (await publicClient(talk).run<Questions>(questionsQuery, { id, answered, ...more })).story;
  };
  const idsOf = async (id: string, answered: boolean) =>
    (await questions(id, answered)).comments.nodes.map((comment) => comment.id);

  it('are answered by the reply of an expert, and by nobody else’s', async () => {
    const storyID = await story();
    const [asked, other] = [await ask(storyID), await ask(storyID, 'And why not otherwise?')];
    await reply(reader, storyID, asked, 'I wonder as well.');
    expect(await questions(storyID, true)).toMatchObject({ answeredCount: 0, unansweredCount: 2 });

    await talk.settled();
    const live = publicLive(talk);
    const stream = live.subscribe<StreamEvent>(streamSubscription, { storyID });
    await live.whenConnected();
    await reply(expert, storyID, asked);
    await stream.event(({ kind, commentID }) => kind === 'UPDATED' && commentID === asked);
    await live.close();

    expect(await questions(storyID, true)).toMatchObject({
      answeredCount: 1,
      unansweredCount: 1,
      comments: { nodes: [{ id: asked, tags: ['ANSWERED'] }] },
    });
    expect(await idsOf(storyID, false)).toEqual([other]);
  });

  it('are open again once no answer is left', async () => {
    const storyID = await story();
    const asked = await ask(storyID);
    const answers = [
      await reply(expert, storyID, asked, 'A first answer.'),
      await reply(expert, storyID, asked, 'A second.'),
    ];
    await newsroom.decide(moderator, answers[0]!, 'reject');
    expect(await idsOf(storyID, true)).toEqual([asked]);
    await expert.public.run(remove, { input: { commentID: answers[1]! } });
    expect(await questions(storyID, true)).toMatchObject({ answeredCount: 0, unansweredCount: 1 });
    expect(await idsOf(storyID, false)).toEqual([asked]);

    await newsroom.decide(moderator, answers[0]!, 'approve');
    expect(await idsOf(storyID, true)).toEqual([asked]);
    await moderator.admin.run(setExperts, { input: { storyID, userIDs: [] } });
    expect(await idsOf(storyID, true)).toEqual([asked]);
  });

  it('are what moderators say they are', async () => {
    const storyID = await story();
    const asked = await ask(storyID);
    const answer = await reply(reader, storyID, asked, 'Somebody else knew it.');
    const input = { commentID: asked, tag: 'ANSWERED' };
    await moderator.admin.run(tag, { input });
    const byExpert = await reply(expert, storyID, asked, 'As was said.');
    await newsroom.decide(moderator, byExpert, 'reject');
    expect(await idsOf(storyID, true)).toEqual([asked]);

    await moderator.admin.run(untag, { input });
    expect(await idsOf(storyID, true)).toEqual([]);
    expect(await moderator.admin.codeOf(tag, { input: { commentID: answer, tag: 'ANSWERED' } })).toBe('NOT_A_QUESTION');
  });

  it('come page by page in either order of time', async () => {
    const storyID = await story();
    const asked: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      talk.clock.advance(1_000);
      asked.push(await ask(storyID, `Question number ${index}?`));
    }
    await reply(expert, storyID, asked[2]!);
    const open = asked.filter((_id, index) => index !== 2);
    for (const orderBy of ['CREATED_AT_ASC', 'CREATED_AT_DESC']) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const { nodes, pageInfo }: Questions['story']['comments'] = (
          await questions(storyID, false, { first: 3, after, orderBy })
        ).comments;
        seen.push(...nodes.map(({ id }) => id));
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after);
      expect(seen).toEqual(orderBy === 'CREATED_AT_ASC' ? open : [...open].reverse());
    }
    const variables = { id: storyID, answered: true, orderBy: 'REPLIES_DESC' };
    expect(await publicClient(talk).codeOf(questionsQuery, variables)).toBe('BAD_INPUT');
  });

  it('are asked in a QA only', async () => {
    const storyID = await story('COMMENTS');
    const said = await ask(storyID, 'Just a remark.');
    await reply(expert, storyID, said);
    expect(await idsOf(storyID, true)).toEqual([]);
  });
});
