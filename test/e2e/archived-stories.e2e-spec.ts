import { createCommentMutation, Newsroom, type Person } from '../harness/newsroom.js';
import { publicClient } from '../harness/graphql.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const archive = `mutation Archive($input: ArchiveStoryInput!) { archiveStory(input: $input) { story { commentCount } } }`;
const unarchive = `mutation Archive($input: ArchiveStoryInput!) { unarchiveStory(input: $input) { story { id } } }`;
const edit = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;
const remove = `mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) { commentID } }`;
const react = `mutation React($input: ReactToCommentInput!) { reactToComment(input: $input) { commentID } }`;
const unreact = `mutation Remove($input: RemoveReactionInput!) { removeReaction(input: $input) { commentID } }`;
const report = `mutation Report($input: ReportCommentInput!) { reportComment(input: $input) { commentID } }`;
const disagree = `mutation Disagree($input: DisagreeWithCommentInput!) { disagreeWithComment(input: $input) { commentID } }`;
const notice = `mutation Send($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { reference } }`;
const look = `query Story($id: ID!) { story(id: $id) { commentCount comments { nodes { id reactionCount replyCount } } } }`;
const queues = `query Comment($id: ID!) { comment(id: $id) { queues } }`;

describe('an archived story', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let author: Person;
  let reader: Person;
  let storyID: string;
  let commentID: string;
  let replyID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
    [author, reader] = [await newsroom.person(), await newsroom.person()];
    storyID = (await newsroom.story('/archived')).id;
    commentID = (await newsroom.post(author, storyID, 'For the record.')).comment.id;
    replyID = (await newsroom.post(author, storyID, 'A word more.', { parentID: commentID })).comment.id;
    await reader.public.run(react, { input: { commentID, kind: 'like' } });
    await talk.settled();
    expect(await moderator.admin.run(archive, { input: { storyID } })).toEqual({
      archiveStory: { story: { commentCount: 2 } },
    });
  });
  afterAll(() => talk.stop());

  const story = async () => (await publicClient(talk).run<{ story: unknown }>(look, { id: storyID })).story;

  it.each([
    ['comments', createCommentMutation, () => ({ storyID, body: 'Too late.' }), 'STORY_CLOSED'],
    ['replies', createCommentMutation, () => ({ storyID, body: 'Too late.', parentID: commentID }), 'STORY_CLOSED'],
    ['reactions', react, () => ({ commentID: replyID, kind: 'like' }), 'STORY_READ_ONLY'],
    ['reactions to be taken back', unreact, () => ({ commentID, kind: 'like' }), 'STORY_READ_ONLY'],
    ['reports', report, () => ({ commentID, reason: 'OFFENSIVE' }), 'STORY_READ_ONLY'],
    ['disagreement', disagree, () => ({ commentID }), 'STORY_READ_ONLY'],
  ])('takes no %s', async (_what, mutation, input, code) => {
    expect(await reader.public.codeOf(mutation, { input: input() })).toBe(code);
    await talk.settled();
    expect(await story()).toEqual({
      commentCount: 2,
      comments: { nodes: [{ id: commentID, reactionCount: 1, replyCount: 1 }] },
    });
  });

  it('takes no edits', async () => {
    const input = { commentID, body: 'Another word.' };
    expect(await author.public.codeOf(edit, { input })).toBe('STORY_CLOSED');
  });

  it('takes notices of illegal content, as the law asks for, and decisions by moderators', async () => {
    const input = { commentID: replyID, law: 'Section 130', explanation: 'It calls for violence.', goodFaith: true };
    expect(await publicClient(talk).codeOf(notice, { input })).toBeUndefined();
    await talk.settled();
    expect(await moderator.admin.run(queues, { id: replyID })).toEqual({
      comment: { queues: expect.arrayContaining(['ILLEGAL']) as unknown },
    });
    expect((await newsroom.decide(moderator, replyID, 'reject')).status).toBe('REJECTED');
    await talk.settled();
    expect(await story()).toMatchObject({ commentCount: 1 });
  });

  it('lets authors delete what is theirs', async () => {
    expect(await author.public.codeOf(remove, { input: { commentID } })).toBeUndefined();
    await talk.settled();
    expect(await story()).toEqual({ commentCount: 0, comments: { nodes: [] } });
  });

  it('takes part again once it is out of the archive', async () => {
    await moderator.admin.run(unarchive, { input: { storyID } });
    const { comment } = await newsroom.post(author, storyID, 'We go on.');
    expect(await reader.public.codeOf(react, { input: { commentID: comment.id, kind: 'like' } })).toBeUndefined();
    await talk.settled();
    expect(await story()).toMatchObject({ commentCount: 1, comments: { nodes: [{ reactionCount: 1 }] } });
  });
});
