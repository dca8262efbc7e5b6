import { ReviewRules } from '../../src/features/comments/review/review-rules.js';
import { moderationRulesSchema } from '../../src/features/settings/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { PeopleRules } from '../../src/features/users/index.js';
import { publicClient } from '../harness/graphql.js';
import { createCommentMutation, Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const ownQuery = `query Own($storyID: ID!) {
  viewer {
    comments(storyID: $storyID) {
      status comment { id }
      reasons { code detail matches { start end rule } }
      statement { kind automated code text facts }
    }
  }
}`;
const editMutation = `mutation Edit($input: EditCommentInput!) {
  editComment(input: $input) { comment { status reasons { code } } }
}`;
const deleteMutation = `mutation Delete($input: DeleteCommentInput!) {
  deleteComment(input: $input) { commentID clientMutationID }
}`;
const limitMutation = `mutation Limit($input: ModerateUserInput!) { shadowLimitUser(input: $input) { user { id } } }`;

interface Own {
  readonly viewer: {
    readonly comments: readonly { readonly status: string; readonly comment: { readonly id: string } }[];
  };
}

describe('what authors are told', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let story: Story;
  let author: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
  });
  afterAll(() => talk.stop());
  beforeEach(async () => {
    stories += 1;
    story = await newsroom.story(`/told-${stories}`);
    author = await newsroom.person();
  });
  afterEach(() => jest.restoreAllMocks());

  const rulesAre = (values: object) => {
    const rules = moderationRulesSchema.parse(values);
    jest.spyOn(talk.get(ReviewRules), 'of').mockResolvedValue({ rules, version: 'test' });
  };
  const own = async (person = author) =>
    (await person.public.run<Own>(ownQuery, { storyID: story.id })).viewer.comments;
  const read = async () => (await publicClient(talk).run<StoryAnswer>(storyQuery, { id: story.id })).story;
  const body = 'Look at www.example.org';

  describe('before a doubtful comment is stored', () => {
    beforeEach(() => rulesAre({ nudge: true, links: { hold: true } }));

    it('tells them once, and keeps nothing until they insist', async () => {
      const input = { storyID: story.id, body, clientMutationID: 'one' };
      const answer = await author.public.ask(createCommentMutation, { input });
      expect(answer.errors?.[0]).toMatchObject({
        message: expect.stringContaining('It contains links.') as string,
        extensions: { code: 'COMMENT_MAY_BREAK_RULES' },
      });
      expect(await own()).toEqual([]);

      const posted = await newsroom.post(author, story.id, body, { clientMutationID: 'one', insists: true });
      expect(posted.status).toBe('SYSTEM_WITHHELD');
      expect(await own()).toMatchObject([{ status: 'SYSTEM_WITHHELD', reasons: [{ code: 'LINKS' }] }]);
    });

    it('asks nothing of a comment without doubts', async () => {
      expect(await newsroom.post(author, story.id, 'No links here')).toMatchObject({ status: 'NONE' });
    });

    it('does the same with an edit', async () => {
      const { id } = (await newsroom.post(author, story.id, 'Soon a link')).comment;
      const input = { commentID: id, body };
      expect(await author.public.codeOf(editMutation, { input })).toBe('COMMENT_MAY_BREAK_RULES');
      expect((await own())[0]).toMatchObject({ status: 'NONE' });
      expect(await author.public.run(editMutation, { input: { ...input, insists: true } })).toEqual({
        editComment: { comment: { status: 'SYSTEM_WITHHELD', reasons: [{ code: 'LINKS' }] } },
      });
    });
  });

  it('says why a comment waits, and where in the text the reason stands', async () => {
    rulesAre({ links: { hold: true } });
    await newsroom.post(author, story.id, body);
    expect(await own()).toMatchObject([
      {
        reasons: [{ code: 'LINKS', matches: [{ start: 8, end: 23, rule: 'www.example.org' }] }],
        statement: { kind: 'HELD', automated: true, code: 'LINKS', facts: ['It contains links.'] },
      },
    ]);
  });

  it('says that a person has rejected it', async () => {
    const { id } = (await newsroom.post(author, story.id, 'To be rejected')).comment;
    await newsroom.decide(await newsroom.person('MODERATOR'), id, 'reject');
    expect(await own()).toMatchObject([
      { status: 'REJECTED', reasons: [], statement: { kind: 'REJECTED', automated: false, code: 'OTHER' } },
    ]);
  });

  it('says nothing of a comment that is published', async () => {
    await newsroom.post(author, story.id, 'Published');
    expect(await own()).toMatchObject([{ status: 'NONE', reasons: [], statement: null }]);
  });

  describe('deleting', () => {
    it('deletes one’s own comment for good, and once', async () => {
      const { id } = (await newsroom.post(author, story.id, 'A mistake')).comment;
      const input = { commentID: id, clientMutationID: 'gone' };
      const deleted = { deleteComment: { commentID: id, clientMutationID: 'gone' } };
      expect(await author.public.run(deleteMutation, { input })).toEqual(deleted);
      await talk.settled();
      expect((await read()).commentCount).toBe(0);
      expect(await own()).toEqual([]);
      expect(await author.public.run(deleteMutation, { input })).toEqual(deleted);
    });

    it('lets nobody delete another’s', async () => {
      const { id } = (await newsroom.post(author, story.id, 'Mine')).comment;
      const other = await newsroom.person();
      const input = { commentID: id };
      expect(await other.public.codeOf(deleteMutation, { input })).toBe('NOT_YOUR_COMMENT');
      expect(await publicClient(talk).codeOf(deleteMutation, { input })).toBe('UNAUTHENTICATED');
    });
  });

  it('shows somebody who is limited their comments as if they were published', async () => {
    rulesAre({ people: { shadowLimits: true } });
    jest.spyOn(talk.get(PeopleRules), 'current').mockResolvedValue({ banEmailDomains: [], shadowLimits: true });
    const admin = await newsroom.person('ADMIN');
    await admin.admin.run(limitMutation, { input: { userID: author.id, reason: 'Floods the page' } });
    const posted = await newsroom.post(author, story.id, 'Seen by nobody else');
    await talk.settled();
    expect(posted.status).toBe('NONE');
    expect(await own()).toMatchObject([{ status: 'NONE', reasons: [], statement: null }]);
    expect((await read()).comments.nodes).toEqual([]);
  });
});
