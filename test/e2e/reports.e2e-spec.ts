import { systemContext } from '../../src/core/context/request-context.js';
import { CommentDecisionsService } from '../../src/features/comments/index.js';
import { ReportRules } from '../../src/features/reports/report-rules.js';
import { type GraphqlClient, publicClient } from '../harness/graphql.js';
import { adminLive, queueSubscription, type QueueEvent } from '../harness/live.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const reportMutation = `mutation Report($input: ReportCommentInput!) {
  reportComment(input: $input) { commentID clientMutationID }
}`;
const withdrawMutation = `mutation Withdraw($input: WithdrawReportInput!) { withdrawReport(input: $input) { commentID } }`;
const disagreeMutation = `mutation Disagree($input: DisagreeWithCommentInput!) { disagreeWithComment(input: $input) { commentID } }`;
const agreeMutation = `mutation Agree($input: WithdrawDisagreementInput!) { withdrawDisagreement(input: $input) { commentID } }`;
const editMutation = `mutation Edit($input: EditCommentInput!) { editComment(input: $input) { comment { status } } }`;
const reportedQuery = `query Reported($id: ID!) {
  comment(id: $id) {
    queues
    signals { reactions openReports disagreements openNotices reports { reason count } }
    reports {
      reason text
      reporter { id }
      reporterRecord { reports followedByRejection followedByApproval }
    }
  }
}`;

interface Reported {
  readonly queues: readonly string[];
  readonly signals: { readonly openReports: number; readonly disagreements: number };
  readonly reports: readonly {
    readonly reason: string;
    readonly text: string | null;
    readonly reporter: { readonly id: string } | null;
    readonly reporterRecord: object | null;
  }[];
}

describe('reports', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let author: Person;
  let reader: Person;
  let moderator: Person;
  let stories = 0;

  beforeAll(async () => {
    talk = await startTalk({ env: { TALK_TRUST_PROXY: '1' } });
    newsroom = new Newsroom(talk);
    await newsroom.site();
    author = await newsroom.person();
    reader = await newsroom.person();
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const post = async () => {
    stories += 1;
    const story = await newsroom.story(`/reported-${stories}`);
    const { id } = (await newsroom.post(author, story.id, `Text number ${stories}`)).comment;
    await talk.settled();
    return id;
  };
  const report = (person: { readonly public: GraphqlClient }, commentID: string, reason = 'SPAM', text?: string) =>
    person.public.run(reportMutation, { input: { commentID, reason, text } });
  const codeOf = (client: GraphqlClient, input: object) =>
    client.codeOf(reportMutation, { input: { reason: 'SPAM', ...input } });
  const reported = async (id: string) => {
    await talk.settled();
    return (await moderator.admin.run<{ comment: Reported }>(reportedQuery, { id })).comment;
  };
  const reset = (commentId: string) => talk.get(CommentDecisionsService, 'web').reset(systemContext('test'), commentId);
  const from = (address: string) => ({ public: publicClient(talk).with({ 'x-forwarded-for': address }) });

  it('bring a comment before moderators live, until one decides, and again when the decision is taken back', async () => {
    const id = await post();
    const live = adminLive(talk, moderator.token);
    const queue = live.subscribe<QueueEvent>(queueSubscription);
    await live.whenConnected();

    await report(reader, id, 'HARASSMENT', '  Look at   this. ');
    await queue.event((event) => event.commentID === id && event.queue === 'REPORTED' && event.kind === 'ENTERED');
    expect(await reported(id)).toEqual({
      queues: ['REPORTED', 'UNMODERATED'],
      signals: {
        reactions: 0,
        openReports: 1,
        disagreements: 0,
        openNotices: 0,
        reports: [{ reason: 'HARASSMENT', count: 1 }],
      },
      reports: [
        {
          reason: 'HARASSMENT',
          text: 'Look at this.',
          reporter: { id: reader.id },
          reporterRecord: { reports: 1, followedByRejection: 0, followedByApproval: 0 },
        },
      ],
    });

    await newsroom.decide(moderator, id, 'approve');
    await queue.event((event) => event.commentID === id && event.queue === 'REPORTED' && event.kind === 'LEFT');
    expect(await reported(id)).toMatchObject({ queues: ['APPROVED'], signals: { openReports: 0 } });
    await live.close();

    await reset(id);
    expect(await reported(id)).toMatchObject({
      queues: ['REPORTED', 'UNMODERATED'],
      signals: { openReports: 1, reports: [{ reason: 'HARASSMENT', count: 1 }] },
    });
  });

  it('come up again after a decision only where somebody has something new to say', async () => {
    const id = await post();
    await report(reader, id);
    await newsroom.decide(moderator, id, 'approve');
    await report(reader, id);
    await reader.public.run(withdrawMutation, { input: { commentID: id, reason: 'SPAM' } });
    await report(reader, id);
    expect(await reported(id)).toMatchObject({ queues: ['APPROVED'], signals: { openReports: 0 } });

    await report(await newsroom.person(), id);
    expect(await reported(id)).toMatchObject({ queues: ['REPORTED', 'APPROVED'], signals: { openReports: 1 } });
  });

  it('are open again once the approved text is another', async () => {
    const id = await post();
    await report(reader, id);
    await newsroom.decide(moderator, id, 'approve');
    await author.public.run(editMutation, { input: { commentID: id, body: 'Something else entirely' } });
    expect(await reported(id)).toMatchObject({ signals: { openReports: 1 } });
  });

  // Coral defect 10
  it('count once for a person and reason, whatever arrives at once', async () => {
    const id = await post();
    await Promise.all(Array.from({ length: 8 }, () => report(reader, id, 'SPAM')));
    await report(reader, id, 'HATE');
    const { signals, reports } = await reported(id);
    expect(signals.openReports).toBe(2);
    expect(reports.map(({ reason }) => reason)).toEqual(['HATE', 'SPAM']);
  });

  it('can be taken back, also once the comment is out of view', async () => {
    const id = await post();
    await report(reader, id);
    await reported(id);
    await newsroom.decide(moderator, id, 'reject');
    await reader.public.run(withdrawMutation, { input: { commentID: id, reason: 'SPAM' } });
    expect(await reported(id)).toMatchObject({ queues: ['REJECTED'], reports: [] });
  });

  it('say how often a reporter was right', async () => {
    const watchful = await newsroom.person();
    const [bad, good, open] = [await post(), await post(), await post()];
    for (const id of [bad, good, open]) await report(watchful, id);
    await newsroom.decide(moderator, bad, 'reject');
    await newsroom.decide(moderator, good, 'approve');
    expect((await reported(open)).reports).toMatchObject([
      { reporterRecord: { reports: 3, followedByRejection: 1, followedByApproval: 1 } },
    ]);
  });

  it('are no disagreements: those are counted and bring nothing into a queue', async () => {
    const id = await post();
    await Promise.all([1, 2, 3].map(() => reader.public.run(disagreeMutation, { input: { commentID: id } })));
    expect(await reported(id)).toMatchObject({
      queues: ['UNMODERATED'],
      signals: { disagreements: 1, openReports: 0 },
      reports: [],
    });
    await reader.public.run(agreeMutation, { input: { commentID: id } });
    expect(await reported(id)).toMatchObject({ signals: { disagreements: 0 } });
  });

  it('are refused where nobody is signed in, unless the site wants them; then an address counts once', async () => {
    const id = await post();
    const [here, there] = [from('192.0.2.1'), from('192.0.2.2')];
    expect(await codeOf(here.public, { commentID: id })).toBe('UNAUTHENTICATED');
    const rules = jest.spyOn(talk.get(ReportRules, 'web'), 'of');
    rules.mockResolvedValue({ signedOut: true, illegalSignedOut: true });
    try {
      await Promise.all([here, here, there].map((somebody) => report(somebody, id)));
      const { signals, reports } = await reported(id);
      expect(signals.openReports).toBe(2);
      expect(reports).toMatchObject([
        { reporter: null, reporterRecord: null },
        { reporter: null, reporterRecord: null },
      ]);
    } finally {
      rules.mockRestore();
    }
  });

  it('are about comments that readers see, and not too long', async () => {
    const id = await post();
    expect(await codeOf(reader.public, { commentID: 'nothing' })).toBe('NOT_FOUND');
    expect(await codeOf(reader.public, { commentID: id, reason: 'UGLY' })).toBe('BAD_INPUT');
    expect(await codeOf(reader.public, { commentID: id, text: 'x'.repeat(1_001) })).toBe('BAD_INPUT');
    await newsroom.decide(moderator, id, 'reject');
    expect(await codeOf(reader.public, { commentID: id })).toBe('NOT_FOUND');
  });
});

describe('limits of reports', () => {
  it('hold for an address that is not signed in', async () => {
    const talk = await startTalk({ roles: [['web']], env: { TALK_RATE_LIMIT_FACTOR: '0.2', TALK_TRUST_PROXY: '1' } });
    try {
      const [one, other] = ['192.0.2.1', '192.0.2.2'].map((address) =>
        publicClient(talk).with({ 'x-forwarded-for': address }),
      );
      const codes: (string | undefined)[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        codes.push(await one!.codeOf(reportMutation, { input: { commentID: 'x', reason: 'SPAM' } }));
      }
      expect(codes).toEqual(['NOT_FOUND', 'NOT_FOUND', 'RATE_LIMITED']);
      expect(await other!.codeOf(reportMutation, { input: { commentID: 'x', reason: 'SPAM' } })).toBe('NOT_FOUND');
    } finally {
      await talk.stop();
    }
  });
});
