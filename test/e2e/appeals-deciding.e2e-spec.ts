import { systemContext } from '../../src/core/context/request-context.js';
import { CountAudit } from '../../src/features/comments/index.js';
import { Ledger } from '../../src/features/ledger/index.js';
import { PeopleService } from '../../src/features/users/index.js';
import { appealMutation, AppealsDesk, type OwnAppeal, verdict, verdictMutation } from '../harness/appeals-desk.js';
import { Newsroom } from '../harness/newsroom.js';
import { startTalk } from '../harness/start-talk.js';

const resetMutation = `mutation Reset($input: MarkCommentInput!) { resetComment(input: $input) { comment { id } } }`;
const deleteMutation = `mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) { commentID } }`;
const claimMutation = `mutation Claim($input: ClaimCommentsInput!) { claimComments(input: $input) { claims { commentID } } }`;
const countsQuery = `query Counts($siteID: ID) { moderationCounts(siteID: $siteID) { approved rejected } }`;

describe('appeals before moderators', () => {
  let desk: AppealsDesk;

  beforeAll(async () => {
    desk = await AppealsDesk.open();
  });
  afterAll(() => desk.talk.stop());
  beforeEach(() => desk.renew());

  it('bring the comment back when granted, with all that counts it, and tell who and why', async () => {
    const id = await desk.rejected({ code: 'OFFENSIVE', text: 'Stay civil.' });
    expect((await desk.read()).commentCount).toBe(0);
    const filed = await desk.appeal(id);
    expect((await desk.list(desk.bob)).nodes).toEqual([
      {
        id: filed.id,
        state: 'OPEN',
        text: 'I only quoted the minister.',
        answer: null,
        code: null,
        mayDecide: true,
        siteID: desk.site.id,
        author: { id: desk.author.id },
        answeredBy: null,
        subject: {
          automated: false,
          code: 'OFFENSIVE',
          text: 'Stay civil.',
          decidedBy: { id: desk.ada.id },
          commentID: id,
          comment: {
            id,
            body: '<p>A comment that somebody dislikes.</p>',
            status: 'REJECTED',
            reasons: [],
            claimedBy: null,
          },
        },
      },
    ]);
    expect(await desk.decide(desk.bob, filed.id, 'GRANT')).toEqual({
      appeal: {
        id: filed.id,
        state: 'GRANTED',
        answer: 'We have read it again.',
        answeredBy: { id: desk.bob.id },
        subject: { comment: { status: 'APPROVED' } },
      },
    });

    expect(await desk.read()).toMatchObject({ commentCount: 1, comments: { nodes: [{ id }] } });
    expect(await desk.own()).toMatchObject([
      { status: 'APPROVED', statement: null, appeal: { state: 'GRANTED', answer: 'We have read it again.' } },
    ]);
    const counts = await desk.bob.admin.run(countsQuery, { siteID: desk.site.id });
    expect(counts).toEqual({ moderationCounts: { approved: 1, rejected: 0 } });
    expect(await desk.ledgerOf(filed.id)).toMatchObject([
      { action: 'APPEAL_GRANTED', actorID: desk.bob.id },
      { action: 'APPEAL_FILED', actorID: desk.author.id },
    ]);
    expect(await desk.talk.get(Ledger, 'web').verify(desk.site.id)).toMatchObject({ ok: true });
    const audit = desk.talk.get(CountAudit, 'web');
    expect(await audit.story(desk.story.id, false)).toEqual([]);
    expect(await audit.site(desk.site.id, false)).toEqual([]);
    expect(await audit.author(desk.author.id, false)).toEqual([]);
  });

  it('leave it away when the decision stays, and tell the author why', async () => {
    const id = await desk.rejected();
    const filed = await desk.appeal(id);
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'UPHOLD', { text: null })).toBe('BAD_INPUT');
    await desk.decide(desk.bob, filed.id, 'UPHOLD', { code: 'HARASSMENT' });
    expect(await desk.own()).toMatchObject([
      {
        status: 'REJECTED',
        statement: { appealableUntil: null },
        appeal: { state: 'UPHELD', answer: 'We have read it again.', code: 'HARASSMENT' },
      },
    ]);
    expect(await desk.ledgerOf(filed.id)).toMatchObject([{ action: 'APPEAL_UPHELD', reason: 'HARASSMENT' }, {}]);
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'UPHOLD')).toBeUndefined();
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'GRANT')).toBe('APPEAL_DECIDED');
  });

  it('are decided once, whoever decides at the same moment', async () => {
    const filed = await desk.appeal(await desk.rejected());
    const words = ['GRANT', 'UPHOLD', 'GRANT', 'UPHOLD'] as const;
    const codes = await Promise.all(
      words.map((word, index) => desk.codeOfVerdict([desk.bob, desk.admin][index % 2]!, filed.id, word)),
    );
    await desk.talk.settled();
    const state = (await desk.own())[0]!.appeal!.state;
    const won = state === 'GRANTED' ? 'GRANT' : 'UPHOLD';
    expect(words.filter((word, index) => codes[index] === undefined && word !== won)).toEqual([]);
    expect(await desk.own()).toMatchObject([{ status: state === 'GRANTED' ? 'APPROVED' : 'REJECTED' }]);
    expect(await desk.ledgerOf(filed.id)).toHaveLength(2);
  });

  it('go to another moderator, never to the author', async () => {
    const filed = await desk.appeal(await desk.rejected());
    expect(await desk.codeOfVerdict(desk.ada, filed.id, 'UPHOLD')).toBe('DECISION_WAS_YOURS');
    expect((await desk.list(desk.ada)).nodes).toMatchObject([{ mayDecide: false }]);
    await desk.setRole(desk.author, 'MODERATOR');
    expect(await desk.codeOfVerdict(desk.author, filed.id, 'GRANT')).toBe('APPEAL_IS_YOURS');
    await desk.decide(desk.bob, filed.id, 'UPHOLD');
  });

  it('belong to whoever has claimed the comment', async () => {
    const id = await desk.rejected();
    const filed = await desk.appeal(id);
    await desk.admin.admin.run(claimMutation, { input: { commentIDs: [id] } });
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'UPHOLD')).toBe('COMMENT_CLAIMED');
    await desk.decide(desk.admin, filed.id, 'UPHOLD');
    expect((await desk.list(desk.bob, { state: 'UPHELD' })).nodes).toMatchObject([
      { subject: { comment: { claimedBy: null } } },
    ]);
  });

  it('end with what they are about', async () => {
    const [approved, reset, again, deleted] = [
      await desk.rejected(),
      await desk.rejected(),
      await desk.rejected(),
      await desk.rejected(),
    ];
    const filed = [
      await desk.appeal(approved),
      await desk.appeal(reset),
      await desk.appeal(again),
      await desk.appeal(deleted),
    ];
    await desk.newsroom.decide(desk.ada, approved, 'approve');
    await desk.ada.admin.run(resetMutation, { input: { commentID: reset } });
    await desk.newsroom.decide(desk.ada, again, 'approve');
    await desk.newsroom.decide(desk.ada, again, 'reject');
    await desk.author.public.run(deleteMutation, { input: { commentID: deleted } });
    await desk.talk.settled();

    expect((await desk.list(desk.bob)).nodes).toEqual([]);
    const states = new Map((await desk.list(desk.bob, { state: null })).nodes.map((one) => [one.id, one]));
    const told = filed.map(({ id }) => states.get(id)!);
    expect(told[0]).toMatchObject({ state: 'GRANTED', answeredBy: { id: desk.ada.id } });
    expect(told[1]).toMatchObject({ state: 'GRANTED', answer: 'The moderators have taken the decision back.' });
    expect(['GRANTED', 'VOID']).toContain(told[2]!.state);
    expect(told[3]).toMatchObject({ state: 'VOID', answer: 'The comment was deleted.' });
    expect(await desk.codeOfVerdict(desk.bob, filed[3]!.id, 'UPHOLD')).toBe('APPEAL_DECIDED');
    expect(await desk.appeal(again)).not.toMatchObject({ id: filed[2]!.id });
  });
});

describe('an appeal where there is one moderator', () => {
  it('goes to whoever decided, as long as no other can decide', async () => {
    const talk = await startTalk();
    try {
      const newsroom = new Newsroom(talk);
      await newsroom.site();
      const story = await newsroom.story();
      const [moderator, author] = [await newsroom.person('MODERATOR'), await newsroom.person()];
      const filed: string[] = [];
      for (const body of ['The first.', 'The second.']) {
        const { id } = (await newsroom.post(author, story.id, body)).comment;
        await newsroom.decide(moderator, id, 'reject');
        const input = { commentID: id, text: 'Please look again.' };
        const answer = await author.public.run<{ appealDecision: { appeal: OwnAppeal } }>(appealMutation, { input });
        filed.push(answer.appealDecision.appeal.id);
      }
      const uphold = (appealID: string) => moderator.admin.codeOf(verdictMutation, verdict(appealID, 'UPHOLD'));
      expect(await uphold(filed[0]!)).toBeUndefined();

      const second = await newsroom.person('MODERATOR');
      expect(await uphold(filed[1]!)).toBe('DECISION_WAS_YOURS');
      await talk.get(PeopleService, 'web').ban(systemContext('test'), second.id);
      expect(await uphold(filed[1]!)).toBeUndefined();
    } finally {
      await talk.stop();
    }
  });
});
