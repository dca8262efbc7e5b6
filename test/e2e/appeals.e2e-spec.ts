import type { Site } from '../../src/features/sites/index.js';
import { CountAudit } from '../../src/features/comments/index.js';
import { Ledger } from '../../src/features/ledger/index.js';
import type { Story } from '../../src/features/stories/index.js';
import { PeopleService } from '../../src/features/users/index.js';
import { systemContext } from '../../src/core/context/request-context.js';
import { publicClient } from '../harness/graphql.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const appealMutation = `mutation Appeal($input: AppealDecisionInput!) {
  appealDecision(input: $input) { appeal { id decisionID state text answer answeredAt } clientMutationID }
}`;
const ownQuery = `query Own($storyID: ID!) {
  viewer { comments(storyID: $storyID) {
    status comment { id }
    statement { kind automated decisionID decidedAt appealableUntil }
    appeal { id state text answer code answeredAt decisionID }
  } }
}`;
const appealsQuery = `query Appeals($state: AppealState = OPEN, $siteID: ID, $first: Int, $after: String, $orderBy: ModerationQueueOrder = CREATED_AT_ASC) {
  appeals(state: $state, siteID: $siteID, first: $first, after: $after, orderBy: $orderBy) {
    nodes {
      id state text answer code mayDecide commentID author { id } answeredBy { id }
      decision { automated code text decidedBy { id } }
      comment { id body status reasons { code } claimedBy { moderatorID } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;
const countQuery = `query Count($siteID: ID) { openAppealCount(siteID: $siteID) { count isExact } }`;
const verdictMutation = `mutation Verdict($input: DecideAppealInput!) {
  decideAppeal(input: $input) { appeal { id state answer answeredBy { id } comment { status } } }
}`;
const rejectMutation = `mutation Reject($input: DecideCommentInput!) { rejectComment(input: $input) { comment { id } } }`;
const resetMutation = `mutation Reset($input: MarkCommentInput!) { resetComment(input: $input) { comment { id } } }`;
const deleteMutation = `mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) { commentID } }`;
const claimMutation = `mutation Claim($input: ClaimCommentsInput!) { claimComments(input: $input) { claims { commentID } } }`;
const rulesMutation = `mutation Rules($input: UpdateModerationRulesInput!) { updateModerationRules(input: $input) { clientMutationID } }`;
const roleMutation = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`;
const banMutation = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { id } } }`;
const wordsMutation = `mutation Words($input: UpdateWordListInput!) { updateWordList(input: $input) { added } }`;
const ledgerQuery = `query Ledger($id: ID!) {
  ledger(subjectKind: APPEAL, subjectID: $id) { nodes { action actorID reason facts { name value } } }
}`;
const countsQuery = `query Counts($siteID: ID) { moderationCounts(siteID: $siteID) { approved rejected } }`;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

interface OwnAppeal {
  readonly id: string;
  readonly decisionID: string;
  readonly state: string;
  readonly answer: string | null;
}

interface Own {
  readonly comment: { readonly id: string };
  readonly statement: {
    readonly decisionID: string;
    readonly decidedAt: string;
    readonly appealableUntil: string | null;
  } | null;
  readonly appeal: OwnAppeal | null;
}

interface Listed {
  readonly appeals: {
    readonly nodes: readonly { readonly id: string; readonly commentID: string; readonly mayDecide: boolean }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe.each(topologies)('appeals, Talk in %s process(es)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let site: Site;
  let story: Story;
  let admin: Person;
  let ada: Person;
  let bob: Person;
  let author: Person;
  let sites = 0;

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
  });
  afterAll(() => talk.stop());
  beforeEach(async () => {
    sites += 1;
    const origin = `https://news-${sites}.example`;
    site = await newsroom.site(origin);
    story = await newsroom.story('/article', origin);
    admin = await newsroom.person('ADMIN');
    ada = await newsroom.person('MODERATOR');
    bob = await newsroom.person('MODERATOR');
    author = await newsroom.person();
  });

  const post = async (body = 'A comment that somebody dislikes.') => {
    const { id } = (await newsroom.post(author, story.id, body)).comment;
    await talk.settled();
    return id;
  };
  const reject = (moderator: Person, commentID: string, more: object = {}) =>
    moderator.admin.run(rejectMutation, { input: { commentID, ...more } });
  const rejected = async (more: object = {}) => {
    const id = await post();
    await reject(ada, id, more);
    await talk.settled();
    return id;
  };
  const appeal = async (commentID: string, more: object = {}) => {
    const input = { commentID, text: 'I only quoted the minister.', ...more };
    const answer = await author.public.run<{ appealDecision: { appeal: OwnAppeal } }>(appealMutation, { input });
    await talk.settled();
    return answer.appealDecision.appeal;
  };
  const codeOfAppeal = (commentID: string, more: object = {}, who = author.public) =>
    who.codeOf(appealMutation, { input: { commentID, text: 'Please look again.', ...more } });
  const own = async (person = author) =>
    (await person.public.run<{ viewer: { comments: Own[] } }>(ownQuery, { storyID: story.id })).viewer.comments;
  const verdict = (appealID: string, word: 'GRANT' | 'UPHOLD', more: object = {}) => ({
    input: { appealID, verdict: word, text: 'We have read it again.', ...more },
  });
  const decide = async (moderator: Person, ...args: Parameters<typeof verdict>) => {
    const answer = await moderator.admin.run<{ decideAppeal: object }>(verdictMutation, verdict(...args));
    await talk.settled();
    return answer.decideAppeal;
  };
  const list = async (moderator: Person, variables: object = {}) =>
    (await moderator.admin.run<Listed>(appealsQuery, { siteID: site.id, ...variables })).appeals;
  const openCount = async (moderator: Person, siteID?: string) =>
    (await moderator.admin.run<{ openAppealCount: { count: number; isExact: boolean } }>(countQuery, { siteID }))
      .openAppealCount;
  const rulesAre = (appeals: object) =>
    admin.admin.run(rulesMutation, { input: { siteID: site.id, settings: { appeals }, expectedVersion: 0 } });
  const ledgerOf = async (id: string) =>
    (await admin.admin.run<{ ledger: { nodes: object[] } }>(ledgerQuery, { id })).ledger.nodes;
  const read = async () => (await publicClient(talk).run<StoryAnswer>(storyQuery, { id: story.id })).story;

  describe('by an author', () => {
    it('stand beside the decision, with the time there is', async () => {
      const id = await rejected();
      const [before] = await own();
      const { statement } = before!;
      const until = new Date(new Date(statement!.decidedAt).getTime() + 183 * dayMs).toISOString();
      expect(before).toMatchObject({ statement: { appealableUntil: until }, appeal: null });

      const filed = await appeal(id, { decisionID: statement!.decisionID });
      expect(filed).toEqual({
        id: expect.any(String) as string,
        decisionID: statement!.decisionID,
        state: 'OPEN',
        text: 'I only quoted the minister.',
        answer: null,
        answeredAt: null,
      });
      expect(await own()).toMatchObject([
        { status: 'REJECTED', statement: { appealableUntil: null }, appeal: { id: filed.id, state: 'OPEN' } },
      ]);
      expect(await ledgerOf(filed.id)).toMatchObject([{ action: 'APPEAL_FILED', actorID: author.id }]);
    });

    it('are one for a decision, whoever asks how often and at the same moment', async () => {
      const id = await rejected();
      const filed = await Promise.all([appeal(id), appeal(id), appeal(id, { text: 'Once more.' })]);
      expect(new Set(filed.map((one) => one.id)).size).toBe(1);
      expect((await list(ada)).nodes).toHaveLength(1);
      expect(await ledgerOf(filed[0].id)).toHaveLength(1);

      await decide(bob, filed[0].id, 'UPHOLD');
      expect(await appeal(id)).toMatchObject({ id: filed[0].id, state: 'UPHELD' });
    });

    it('may be about what a rule has decided', async () => {
      const add = [{ phrase: 'blackguard' }];
      const input = { kind: 'BANNED', siteID: site.id, add, expectedVersion: 0 };
      await admin.admin.run(wordsMutation, { input });
      const id = await post('You blackguard!');
      expect(await own()).toMatchObject([{ statement: { kind: 'REJECTED', automated: true } }]);
      const filed = await appeal(id);
      expect((await list(ada)).nodes).toMatchObject([
        {
          decision: { automated: true, code: 'BANNED_WORD', decidedBy: null },
          comment: { body: '<p>You blackguard!</p>', reasons: [{ code: 'BANNED_WORD' }] },
        },
      ]);
      await decide(ada, filed.id, 'GRANT');
      expect(await own()).toMatchObject([{ status: 'APPROVED', statement: null, appeal: { state: 'GRANTED' } }]);
    });

    it('are open also to somebody who is banned, and not to strangers', async () => {
      const id = await rejected();
      await admin.admin.run(banMutation, { input: { userID: author.id } });
      expect(await codeOfAppeal(id, {}, publicClient(talk))).toBe('UNAUTHENTICATED');
      expect(await codeOfAppeal(id, {}, bob.public)).toBe('NOT_FOUND');
      expect(await appeal(id)).toMatchObject({ state: 'OPEN' });
    });

    it('need words, and a decision against a comment', async () => {
      const id = await post();
      expect(await codeOfAppeal(id)).toBe('NOTHING_TO_APPEAL');
      expect(await codeOfAppeal('made-up')).toBe('NOT_FOUND');
      await reject(ada, id);
      expect(await codeOfAppeal(id, { text: ' \u2800 ' })).toBe('BAD_INPUT');
      expect(await codeOfAppeal(id, { text: 'x'.repeat(2_001) })).toBe('BAD_INPUT');
      expect(await codeOfAppeal(id, { decisionID: 'another' })).toBe('DECISION_CHANGED');
      expect(await codeOfAppeal(id, { text: 'x'.repeat(2_000) })).toBeUndefined();
    });

    it('come in time, as long as the site says', async () => {
      await rulesAre({ windowDays: 2 });
      const [early, late] = [await rejected(), await rejected()];
      talk.clock.advance(2 * dayMs - hourMs);
      author = await newsroom.session(author);
      const filed = await appeal(early);
      talk.clock.advance(hourMs);
      expect(await codeOfAppeal(late)).toBe('APPEAL_WINDOW_ENDED');
      expect((await own()).map(({ statement }) => statement?.appealableUntil)).toEqual([null, null]);
      expect(await appeal(early)).toMatchObject({ id: filed.id });
    });

    it('are refused where the site takes none', async () => {
      await rulesAre({ enabled: false });
      const id = await rejected();
      expect(await codeOfAppeal(id)).toBe('APPEALS_DISABLED');
      expect((await own())[0]?.statement?.appealableUntil).toBeNull();
    });
  });

  describe('before moderators', () => {
    it('bring the comment back when granted, with all that counts it, and tell who and why', async () => {
      const id = await rejected({ code: 'OFFENSIVE', text: 'Stay civil.' });
      expect((await read()).commentCount).toBe(0);
      const filed = await appeal(id);
      expect((await list(bob)).nodes).toEqual([
        {
          id: filed.id,
          state: 'OPEN',
          text: 'I only quoted the minister.',
          answer: null,
          code: null,
          mayDecide: true,
          commentID: id,
          author: { id: author.id },
          answeredBy: null,
          decision: { automated: false, code: 'OFFENSIVE', text: 'Stay civil.', decidedBy: { id: ada.id } },
          comment: {
            id,
            body: '<p>A comment that somebody dislikes.</p>',
            status: 'REJECTED',
            reasons: [],
            claimedBy: null,
          },
        },
      ]);
      expect(await decide(bob, filed.id, 'GRANT')).toEqual({
        appeal: {
          id: filed.id,
          state: 'GRANTED',
          answer: 'We have read it again.',
          answeredBy: { id: bob.id },
          comment: { status: 'APPROVED' },
        },
      });

      expect(await read()).toMatchObject({ commentCount: 1, comments: { nodes: [{ id }] } });
      expect(await own()).toMatchObject([
        { status: 'APPROVED', statement: null, appeal: { state: 'GRANTED', answer: 'We have read it again.' } },
      ]);
      const counts = await bob.admin.run(countsQuery, { siteID: site.id });
      expect(counts).toEqual({ moderationCounts: { approved: 1, rejected: 0 } });
      expect(await ledgerOf(filed.id)).toMatchObject([
        { action: 'APPEAL_GRANTED', actorID: bob.id },
        { action: 'APPEAL_FILED', actorID: author.id },
      ]);
      expect(await talk.get(Ledger, 'web').verify(site.id)).toMatchObject({ ok: true });
      const audit = talk.get(CountAudit, 'web');
      expect(await audit.story(story.id, false)).toEqual([]);
      expect(await audit.site(site.id, false)).toEqual([]);
      expect(await audit.author(author.id, false)).toEqual([]);
    });

    it('leave it away when the decision stays, and tell the author why', async () => {
      const id = await rejected();
      const filed = await appeal(id);
      expect(await bob.admin.codeOf(verdictMutation, verdict(filed.id, 'UPHOLD', { text: null }))).toBe('BAD_INPUT');
      await decide(bob, filed.id, 'UPHOLD', { code: 'HARASSMENT' });
      expect(await own()).toMatchObject([
        {
          status: 'REJECTED',
          statement: { appealableUntil: null },
          appeal: { state: 'UPHELD', answer: 'We have read it again.', code: 'HARASSMENT' },
        },
      ]);
      expect(await ledgerOf(filed.id)).toMatchObject([{ action: 'APPEAL_UPHELD', reason: 'HARASSMENT' }, {}]);
      expect(await bob.admin.codeOf(verdictMutation, verdict(filed.id, 'UPHOLD'))).toBeUndefined();
      expect(await bob.admin.codeOf(verdictMutation, verdict(filed.id, 'GRANT'))).toBe('APPEAL_DECIDED');
    });

    it('are decided once, whoever decides at the same moment', async () => {
      const filed = await appeal(await rejected());
      const words = ['GRANT', 'UPHOLD', 'GRANT', 'UPHOLD'] as const;
      const codes = await Promise.all(
        words.map((word, index) => [bob, admin][index % 2]!.admin.codeOf(verdictMutation, verdict(filed.id, word))),
      );
      await talk.settled();
      const state = (await own())[0]!.appeal!.state;
      const won = state === 'GRANTED' ? 'GRANT' : 'UPHOLD';
      expect(words.filter((word, index) => codes[index] === undefined && word !== won)).toEqual([]);
      expect(await own()).toMatchObject([{ status: state === 'GRANTED' ? 'APPROVED' : 'REJECTED' }]);
      expect(await ledgerOf(filed.id)).toHaveLength(2);
    });

    it('go to another moderator, never to the author', async () => {
      const filed = await appeal(await rejected());
      expect(await ada.admin.codeOf(verdictMutation, verdict(filed.id, 'UPHOLD'))).toBe('DECISION_WAS_YOURS');
      expect((await list(ada)).nodes).toMatchObject([{ mayDecide: false }]);
      await admin.admin.run(roleMutation, { input: { userID: author.id, role: 'MODERATOR' } });
      expect(await author.admin.codeOf(verdictMutation, verdict(filed.id, 'GRANT'))).toBe('APPEAL_IS_YOURS');
      await decide(bob, filed.id, 'UPHOLD');
    });

    it('belong to whoever has claimed the comment', async () => {
      const id = await rejected();
      const filed = await appeal(id);
      await admin.admin.run(claimMutation, { input: { commentIDs: [id] } });
      expect(await bob.admin.codeOf(verdictMutation, verdict(filed.id, 'UPHOLD'))).toBe('COMMENT_CLAIMED');
      await decide(admin, filed.id, 'UPHOLD');
      expect((await list(bob, { state: 'UPHELD' })).nodes).toMatchObject([{ comment: { claimedBy: null } }]);
    });

    it('end with what they are about', async () => {
      const [approved, reset, again, deleted] = [
        await rejected(),
        await rejected(),
        await rejected(),
        await rejected(),
      ];
      const filed = [await appeal(approved), await appeal(reset), await appeal(again), await appeal(deleted)];
      await newsroom.decide(ada, approved, 'approve');
      await ada.admin.run(resetMutation, { input: { commentID: reset } });
      await newsroom.decide(ada, again, 'approve');
      await newsroom.decide(ada, again, 'reject');
      await author.public.run(deleteMutation, { input: { commentID: deleted } });
      await talk.settled();

      expect((await list(bob)).nodes).toEqual([]);
      const states = new Map((await list(bob, { state: null })).nodes.map((one) => [one.id, one]));
      const told = filed.map(({ id }) => states.get(id)!);
      expect(told[0]).toMatchObject({ state: 'GRANTED', answeredBy: { id: ada.id } });
      expect(told[1]).toMatchObject({ state: 'GRANTED', answer: 'The moderators have taken the decision back.' });
      expect(['GRANTED', 'VOID']).toContain((told[2] as unknown as { state: string }).state);
      expect(told[3]).toMatchObject({ state: 'VOID', answer: 'The comment was deleted.' });
      expect(await bob.admin.codeOf(verdictMutation, verdict(filed[3]!.id, 'UPHOLD'))).toBe('APPEAL_DECIDED');
      expect(await appeal(again)).not.toMatchObject({ id: filed[2]!.id });
    });
  });

  describe('in the list', () => {
    it('are found page by page, who waits longest first, and counted', async () => {
      const filed: string[] = [];
      for (let index = 0; index < 5; index += 1) filed.push((await appeal(await rejected())).id);
      await decide(bob, filed[0]!, 'UPHOLD');
      const pages = async (variables: object) => {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const page: Listed['appeals'] = await list(bob, { first: 2, after, ...variables });
          seen.push(...page.nodes.map(({ id }) => id));
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after);
        return seen;
      };
      expect(await pages({})).toEqual(filed.slice(1));
      expect(await pages({ state: null, orderBy: 'CREATED_AT_DESC' })).toEqual(filed.toReversed());
      expect(await pages({ state: 'UPHELD' })).toEqual(filed.slice(0, 1));
      expect(await openCount(bob, site.id)).toEqual({ count: 4, isExact: true });

      const { endCursor } = (await list(bob, { first: 2 })).pageInfo;
      const other = { siteID: site.id, after: endCursor, orderBy: 'CREATED_AT_DESC' };
      expect(await bob.admin.codeOf(appealsQuery, other)).toBe('BAD_CURSOR');
    });

    it('are those of the moderator’s sites', async () => {
      const filed = await appeal(await rejected());
      const elsewhere = await newsroom.site(`https://elsewhere-${sites}.example`);
      const scoped = await newsroom.person('MODERATOR');
      await admin.admin.run(roleMutation, {
        input: { userID: scoped.id, role: 'MODERATOR', siteIDs: [elsewhere.id] },
      });
      expect(await scoped.admin.codeOf(appealsQuery, { siteID: site.id })).toBe('FORBIDDEN');
      expect(await scoped.admin.codeOf(countQuery, { siteID: site.id })).toBe('FORBIDDEN');
      expect(await scoped.admin.codeOf(verdictMutation, verdict(filed.id, 'GRANT'))).toBe('FORBIDDEN');
      expect((await list(scoped, { siteID: null })).nodes).toEqual([]);
      expect(await openCount(scoped)).toEqual({ count: 0, isExact: true });
    });
  });

  it('never tell readers who decided', async () => {
    const { __type } = await publicClient(talk).run<{ __type: { fields: { name: string }[] } }>(
      `{ __type(name: "OwnAppeal") { fields { name } } }`,
    );
    const fields = ['answer', 'answeredAt', 'code', 'createdAt', 'decisionID', 'id', 'state', 'text'];
    expect(__type.fields.map(({ name }) => name)).toEqual(fields);
    const names = await publicClient(talk).run<{ __schema: { types: { name: string }[] } }>(
      `{ __schema { types { name } } }`,
    );
    expect(names.__schema.types.map(({ name }) => name)).not.toContain('AppealedDecision');
  });
});

describe('an appeal where there is one moderator', () => {
  it('goes to whoever decided, as long as no other can decide', async () => {
    const talk = await startTalk({ roles: [['web', 'jobs']] });
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
      const uphold = (appealID: string) => ({ input: { appealID, verdict: 'UPHOLD', text: 'It stays.' } });
      expect(await moderator.admin.codeOf(verdictMutation, uphold(filed[0]!))).toBeUndefined();

      const second = await newsroom.person('MODERATOR');
      expect(await moderator.admin.codeOf(verdictMutation, uphold(filed[1]!))).toBe('DECISION_WAS_YOURS');
      await talk.get(PeopleService).ban(systemContext('test'), second.id);
      expect(await moderator.admin.codeOf(verdictMutation, uphold(filed[1]!))).toBeUndefined();
    } finally {
      await talk.stop();
    }
  });
});
