import { CommentDecisionsService } from '../../src/features/comments/index.js';
import { NoticesSweep } from '../../src/features/reports/jobs/notices-sweep.js';
import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const sendMutation = `mutation Send($input: ReportIllegalContentInput!) { reportIllegalContent(input: $input) { reference } }`;
const statusQuery = `query Status($reference: ID!) { illegalNotice(reference: $reference) { state grounds statement } }`;
const listQuery = `query List($state: NoticeState, $first: Int, $after: String) {
  illegalNotices(state: $state, first: $first, after: $after) {
    nodes { id commentID comment { body } law explanation name email senderID moderatorID moderator { id } state }
    pageInfo { hasNextPage endCursor }
  }
}`;
const takeMutation = `mutation Take($input: TakeNoticeInput!) { takeNotice(input: $input) { notice { state moderatorID } } }`;
const decideMutation = `mutation Decide($input: DecideNoticeInput!) { decideNotice(input: $input) { notice { state moderatorID } } }`;
const commentQuery = `query Comment($id: ID!) { comment(id: $id) { status queues signals { openNotices } } }`;

interface List {
  readonly illegalNotices: {
    readonly nodes: readonly { readonly id: string; readonly commentID: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('notices of illegal content', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let moderator: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    await newsroom.site();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const post = async () => {
    stories += 1;
    const story = await newsroom.story(`/illegal-${stories}`);
    // Somebody new each time: whose comments were rejected lately is held.
    const author = await newsroom.person();
    const { id } = (await newsroom.post(author, story.id, `Text number ${stories}`)).comment;
    await talk.settled();
    return id;
  };
  const words = { law: 'Section 130', explanation: 'It calls for violence.', goodFaith: true };
  const send = async (commentID: string, more: object = {}) => {
    const input = { commentID, ...words, ...more };
    const answer = await publicClient(talk).run<{ reportIllegalContent: { reference: string } }>(sendMutation, {
      input,
    });
    return answer.reportIllegalContent.reference;
  };
  const codeOf = (input: object) => publicClient(talk).codeOf(sendMutation, { input: { ...words, ...input } });
  const statusOf = async (reference: string) =>
    (await publicClient(talk).run<{ illegalNotice: unknown }>(statusQuery, { reference })).illegalNotice;
  const verdict = (noticeID: string, word: 'ILLEGAL' | 'LEGAL') => ({
    input: { noticeID, verdict: word, grounds: 'Section 130', explanation: 'We have read it.' },
  });
  const decide = (noticeID: string, word: 'ILLEGAL' | 'LEGAL') =>
    moderator.admin.run(decideMutation, verdict(noticeID, word));
  const commentOf = async (id: string) => {
    await talk.settled();
    return (await moderator.admin.run<{ comment: object }>(commentQuery, { id })).comment;
  };

  it('bring a comment before moderators, whose word takes it out of view and reaches the sender', async () => {
    const id = await post();
    const reference = await send(id, { name: 'A Sender', email: 'sender@example.org' });
    expect(await commentOf(id)).toEqual({
      status: 'NONE',
      queues: ['UNMODERATED', 'ILLEGAL'],
      signals: { openNotices: 1 },
    });
    expect(await statusOf(reference)).toEqual({ state: 'AWAITING', grounds: null, statement: null });

    const taken = await moderator.admin.run(takeMutation, { input: { noticeID: reference } });
    expect(taken).toEqual({ takeNotice: { notice: { state: 'UNDER_REVIEW', moderatorID: moderator.id } } });
    const { illegalNotices } = await moderator.admin.run<List>(listQuery, { state: 'UNDER_REVIEW' });
    expect(illegalNotices.nodes.find((notice) => notice.id === reference)).toMatchObject({
      commentID: id,
      comment: { body: expect.stringContaining('Text number') as string },
      moderator: { id: moderator.id },
      law: 'Section 130',
      name: 'A Sender',
      email: 'sender@example.org',
      senderID: null,
    });

    await decide(reference, 'ILLEGAL');
    expect(await commentOf(id)).toEqual({ status: 'REJECTED', queues: ['REJECTED'], signals: { openNotices: 0 } });
    const told = { state: 'DECIDED_ILLEGAL', grounds: 'Section 130', statement: 'We have read it.' };
    expect(await statusOf(reference)).toEqual(told);
    expect(await moderator.admin.codeOf(decideMutation, verdict(reference, 'LEGAL'))).toBe('NOTICE_DECIDED');
    expect(await moderator.admin.codeOf(takeMutation, { input: { noticeID: reference } })).toBe('NOTICE_DECIDED');
  });

  it('leave what is legal as it is', async () => {
    const id = await post();
    const reference = await send(id);
    await decide(reference, 'LEGAL');
    expect(await commentOf(id)).toEqual({ status: 'NONE', queues: ['UNMODERATED'], signals: { openNotices: 0 } });
    expect(await statusOf(reference)).toMatchObject({ state: 'DECIDED_LEGAL' });
  });

  it('are decided once, whoever decides at the same moment', async () => {
    const id = await post();
    const reference = await send(id);
    const codes = await Promise.all(
      (['ILLEGAL', 'LEGAL', 'ILLEGAL', 'LEGAL'] as const).map((word) =>
        moderator.admin.codeOf(decideMutation, verdict(reference, word)),
      ),
    );
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    const isIllegal = codes[0] === undefined || codes[2] === undefined;
    expect(await commentOf(id)).toMatchObject({ status: isIllegal ? 'REJECTED' : 'NONE' });
  });

  it('are enforced also where the process died before it could', async () => {
    const id = await post();
    const reference = await send(id);
    const broken = jest.spyOn(talk.get(CommentDecisionsService, 'web'), 'decide').mockRejectedValueOnce(new Error());
    try {
      expect(await moderator.admin.codeOf(decideMutation, verdict(reference, 'ILLEGAL'))).toBeDefined();
    } finally {
      broken.mockRestore();
    }
    expect(await commentOf(id)).toMatchObject({ status: 'NONE' });
    talk.clock.advance(6_000);
    await talk.get(NoticesSweep, 'jobs').enforceLeftovers();
    expect(await commentOf(id)).toMatchObject({ status: 'REJECTED' });
    expect(await statusOf(reference)).toMatchObject({ state: 'DECIDED_ILLEGAL' });
  });

  it('are listed page by page, who waits longest first', async () => {
    const id = await post();
    const sent = [await send(id), await send(id), await send(id)];
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: List = await moderator.admin.run<List>(listQuery, { state: 'AWAITING', first: 2, after });
      seen.push(...page.illegalNotices.nodes.filter(({ commentID }) => commentID === id).map((notice) => notice.id));
      after = page.illegalNotices.pageInfo.hasNextPage ? page.illegalNotices.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(sent);
  });

  it('need good faith, a law, an explanation and a comment, each within its bounds', async () => {
    const commentID = await post();
    expect(await codeOf({ commentID, goodFaith: false })).toBe('GOOD_FAITH_REQUIRED');
    expect(await codeOf({ commentID, law: ' ' })).toBe('BAD_INPUT');
    expect(await codeOf({ commentID, explanation: 'x'.repeat(2_001) })).toBe('BAD_INPUT');
    expect(await codeOf({ commentID: 'nothing' })).toBe('NOT_FOUND');
    expect(await statusOf('made-up')).toBeNull();
  });
});
