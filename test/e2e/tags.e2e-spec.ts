import { publicClient } from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const updateDefaults = `mutation Defaults($input: UpdateStoryDefaultsInput!) {
  updateStoryDefaults(input: $input) { storyDefaults { settings { tags { name label isPublic forAuthors } } } }
}`;
const tag = `mutation Tag($input: TagCommentInput!) { tagComment(input: $input) { comment { status tags newsroomTags } } }`;
const untag = `mutation Untag($input: TagCommentInput!) { untagComment(input: $input) { comment { tags newsroomTags } } }`;
const seen = `query Seen($id: ID!) { comment(id: $id) { tags newsroomTags { name label } } }`;
const offered = `query Offered($id: ID!) { story(id: $id) { settings { authorTags { name label } } } }`;
const tagged = `query Tagged($tag: String) { moderationQueue(queue: UNMODERATED, tag: $tag) { nodes { id } } }`;
const ledger = `query Ledger($id: ID!) { ledger(subjectKind: COMMENT, subjectID: $id) { nodes { action reason } } }`;

const eyewitness = { name: 'eyewitness', label: 'Was there', forAuthors: true };
const opinion = { name: 'opinion', label: 'Opinion', forAuthors: true };
const dubious = { name: 'dubious', label: 'Check this', isPublic: false };

interface Tagged {
  readonly tagComment: {
    readonly comment: { readonly status: string; readonly tags: string[]; readonly newsroomTags: string[] };
  };
}

describe('tags', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let author: Person;
  let storyID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    [admin, moderator, author] = [
      await newsroom.person('ADMIN'),
      await newsroom.person('MODERATOR'),
      await newsroom.person(),
    ];
    storyID = (await newsroom.story('/tags')).id;
    await offer([eyewitness, opinion, dubious]);
  });
  afterAll(() => talk.stop());

  const offer = (tags: object[]) => admin.admin.run(updateDefaults, { input: { settings: { tags } } });
  const post = async (more: object = {}) =>
    (await newsroom.post(author, storyID, `A comment ${Math.random()}`, more)).comment.id;
  const give = (commentID: string, name: string) =>
    moderator.admin.run<Tagged>(tag, { input: { commentID, tag: name } });
  const seenOn = async (id: string) => {
    await talk.settled();
    return (await publicClient(talk).run<{ comment: object }>(seen, { id })).comment;
  };

  it('of the newsroom are given by moderators, and shown to readers where they are public', async () => {
    const id = await post();
    await give(id, 'dubious');
    expect((await give(id, 'opinion')).tagComment.comment).toMatchObject({
      tags: [],
      newsroomTags: ['dubious', 'opinion'],
    });
    expect(await seenOn(id)).toEqual({ tags: [], newsroomTags: [{ name: 'opinion', label: 'Opinion' }] });
    expect(await moderator.admin.run(tagged, { tag: 'dubious' })).toEqual({ moderationQueue: { nodes: [{ id }] } });
    expect(await moderator.admin.run(tagged, { tag: 'unheard-of' })).toEqual({ moderationQueue: { nodes: [] } });

    await moderator.admin.run(untag, { input: { commentID: id, tag: 'opinion' } });
    expect(await seenOn(id)).toEqual({ tags: [], newsroomTags: [] });
  });

  it('of Talk keep their meaning whoever names them', async () => {
    const id = await post();
    expect((await give(id, 'FEATURED')).tagComment.comment).toMatchObject({ status: 'APPROVED', tags: ['FEATURED'] });
    await give(id, 'STAFF_PICK');
    expect(await seenOn(id)).toEqual({ tags: ['FEATURED', 'STAFF_PICK'], newsroomTags: [] });
  });

  it('that nobody knows are refused, but can be taken away', async () => {
    const id = await post();
    const codeOf = (name: string) => moderator.admin.codeOf(tag, { input: { commentID: id, tag: name } });
    expect(await codeOf('unheard-of')).toBe('TAG_UNKNOWN');
    expect(await codeOf('featured')).toBe('TAG_UNKNOWN');
    await give(id, 'dubious');
    await offer([eyewitness, opinion]);
    const input = { commentID: id, tag: 'dubious' };
    expect(await moderator.admin.run(untag, { input })).toEqual({
      untagComment: { comment: { tags: [], newsroomTags: [] } },
    });
    await offer([eyewitness, opinion, dubious]);
  });

  it('are chosen by authors among those on offer', async () => {
    expect(await publicClient(talk).run(offered, { id: storyID })).toEqual({
      story: {
        settings: {
          authorTags: [
            { name: 'eyewitness', label: 'Was there' },
            { name: 'opinion', label: 'Opinion' },
          ],
        },
      },
    });
    const id = await post({ tags: ['eyewitness', 'eyewitness'] });
    expect(await seenOn(id)).toEqual({ tags: [], newsroomTags: [{ name: 'eyewitness', label: 'Was there' }] });

    const codeOf = (tags: string[]) =>
      author.public.codeOf(createCommentMutation, { input: { storyID, body: 'Marked.', tags } });
    expect(await codeOf(['dubious'])).toBe('TAG_UNKNOWN');
    expect(await codeOf(['FEATURED'])).toBe('TAG_UNKNOWN');
    expect(await codeOf(['eyewitness', 'opinion', 'eyewitness', 'opinion'])).toBe('TOO_MANY_TAGS');
  });

  it('go out of sight at once when the newsroom says so', async () => {
    const id = await post({ tags: ['opinion'] });
    expect(await seenOn(id)).toMatchObject({ newsroomTags: [{ name: 'opinion' }] });
    await offer([{ ...opinion, isPublic: false }]);
    expect(await seenOn(id)).toMatchObject({ newsroomTags: [] });
    await offer([eyewitness, opinion, dubious]);
  });

  it('leave a record of who gave and took them', async () => {
    const id = await post();
    await give(id, 'dubious');
    await give(id, 'STAFF_PICK');
    await moderator.admin.run(untag, { input: { commentID: id, tag: 'dubious' } });
    await talk.settled();
    const { ledger: found } = await moderator.admin.run<{ ledger: { nodes: object[] } }>(ledger, { id });
    expect(found.nodes).toEqual(
      expect.arrayContaining([
        { action: 'COMMENT_TAGGED', reason: 'dubious' },
        { action: 'COMMENT_TAGGED_STAFF_PICK', reason: null },
        { action: 'COMMENT_UNTAGGED', reason: 'dubious' },
      ]),
    );
  });

  it.each<[string, object[]]>([
    ['twice the same name', [opinion, opinion]],
    ['a name in capitals', [{ name: 'FEATURED', label: 'Mine' }]],
    ['no label', [{ name: 'plain', label: ' ' }]],
    ['more than 20', Array.from({ length: 21 }, (_, index) => ({ name: `tag-${index}`, label: 'One more' }))],
  ])('are not to be %s', async (_what, tags) => {
    expect(await admin.admin.codeOf(updateDefaults, { input: { settings: { tags } } })).toBe('BAD_INPUT');
  });
});
