import { Ledger, organisationChain } from '../../src/features/ledger/index.js';
import { AppealsDesk } from '../harness/appeals-desk.js';
import { publicClient } from '../harness/graphql.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('appeals against what was decided about a person', () => {
  let desk: AppealsDesk;

  beforeAll(async () => {
    desk = await AppealsDesk.open();
  });
  afterAll(() => desk.talk.stop());
  beforeEach(() => desk.renew());

  const history = async () => {
    const query = `query ($id: ID!) { user(id: $id) { history { kind byID reversesID } } }`;
    const answer = await desk.admin.admin.run<{ user: { history: object[] } }>(query, { id: desk.author.id });
    return answer.user.history;
  };
  const refusal = async () => {
    const query = `query ($siteID: ID!) { viewer { writeRefusal(siteID: $siteID) { code } } }`;
    const answer = await desk.author.public.run<{ viewer: { writeRefusal: { code: string } | null } }>(query, {
      siteID: desk.site.id,
    });
    return answer.viewer.writeRefusal?.code;
  };
  const inAnHour = () => new Date(desk.talk.clock.now().getTime() + hourMs).toISOString();

  it('begin with the reasons: what, on what ground, until when, and how to appeal', async () => {
    const until = inAnHour();
    await desk.act(
      desk.ada,
      'suspendUser',
      `until: "${until}", code: HARASSMENT, message: "Cool down.", reason: "Third time"`,
    );
    const [suspension] = await desk.sanctions();
    const decidedAt = suspension!.decidedAt;
    expect(suspension).toEqual({
      id: expect.any(String) as string,
      kind: 'SUSPENDED',
      siteID: null,
      automated: false,
      code: 'HARASSMENT',
      text: 'Cool down.',
      decidedAt,
      until,
      isInForce: true,
      appealableUntil: new Date(new Date(decidedAt).getTime() + 183 * dayMs).toISOString(),
      appeal: null,
    });

    const filed = await desk.appealSanction();
    expect(filed).toMatchObject({ state: 'OPEN', decisionID: suspension!.id, text: 'I am not that person.' });
    expect(await desk.sanctions()).toMatchObject([{ appealableUntil: null, appeal: { id: filed.id, state: 'OPEN' } }]);
    expect(await desk.ledgerOf(filed.id)).toMatchObject([
      { chain: organisationChain, action: 'APPEAL_FILED', actorID: desk.author.id },
    ]);
  });

  it('lift a ban when granted, and tell who and why', async () => {
    await desk.act(desk.ada, 'banUser', 'code: SPAM');
    const filed = await desk.appealSanction();
    expect(await desk.find(filed.id)).toEqual({
      id: filed.id,
      state: 'OPEN',
      text: 'I am not that person.',
      answer: null,
      code: null,
      siteID: null,
      mayDecide: true,
      author: { id: desk.author.id },
      answeredBy: null,
      subject: {
        automated: false,
        code: 'SPAM',
        text: null,
        kind: 'BANNED',
        until: null,
        decidedBy: { id: desk.ada.id },
      },
    });
    await desk.decide(desk.bob, filed.id, 'GRANT');
    expect(await refusal()).toBeUndefined();
    expect(await desk.sanctions()).toEqual([]);
    expect(await history()).toMatchObject([
      { kind: 'UNBANNED', byID: desk.bob.id, reversesID: filed.decisionID },
      { kind: 'BANNED', byID: desk.ada.id },
    ]);
    expect(await desk.find(filed.id)).toMatchObject({ state: 'GRANTED', answeredBy: { id: desk.bob.id } });
    expect(await desk.ledgerOf(filed.id)).toMatchObject([{ action: 'APPEAL_GRANTED', actorID: desk.bob.id }, {}]);
    expect(await desk.talk.get(Ledger, 'web').verify(organisationChain)).toMatchObject({ ok: true });
  });

  it('leave a ban when refused, told why, and are not taken twice', async () => {
    await desk.act(desk.ada, 'banUser');
    const filed = await desk.appealSanction();
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'UPHOLD', { text: null })).toBe('BAD_INPUT');
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'UPHOLD', { code: 'SPAM' })).toBe('BAD_INPUT');
    await desk.decide(desk.bob, filed.id, 'UPHOLD');
    expect(await refusal()).toBe('USER_BANNED');
    const told = { state: 'UPHELD', answer: 'We have read it again.' };
    expect(await desk.sanctions()).toMatchObject([{ appealableUntil: null, appeal: told }]);
    expect(await desk.appealSanction(undefined, 'Once more.')).toMatchObject({ id: filed.id, ...told });
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'GRANT')).toBe('APPEAL_DECIDED');
    expect(await desk.ledgerOf(filed.id)).toHaveLength(2);
  });

  it('are one for a decision, however often they are sent at the same moment', async () => {
    await desk.act(desk.ada, 'banUser');
    const filed = await Promise.all([desk.appealSanction(), desk.appealSanction(), desk.appealSanction()]);
    expect(new Set(filed.map(({ id }) => id)).size).toBe(1);
    expect(await desk.ledgerOf(filed[0].id)).toHaveLength(1);
  });

  it('are never decided by who made the decision, nor by who appeals', async () => {
    await desk.act(desk.ada, 'banUser');
    const filed = await desk.appealSanction();
    expect(await desk.codeOfVerdict(desk.ada, filed.id, 'GRANT')).toBe('DECISION_WAS_YOURS');
    expect(await desk.find(filed.id, desk.ada)).toMatchObject({ mayDecide: false });
    expect(await desk.codeOfVerdict(desk.author, filed.id, 'GRANT')).toBe('FORBIDDEN');
    await desk.decide(desk.bob, filed.id, 'UPHOLD');
  });

  it('by somebody who moderates are for administrators', async () => {
    await desk.setRole(desk.author, 'MODERATOR');
    const other = await desk.newsroom.person('ADMIN');
    await desk.act(desk.admin, 'warnUser', 'message: "Stay civil."');
    const filed = await desk.appealSanction();
    expect(await desk.codeOfVerdict(desk.bob, filed.id, 'GRANT')).toBe('FORBIDDEN');
    expect(await desk.find(filed.id)).toMatchObject({ mayDecide: false });
    expect(await desk.codeOfVerdict(desk.admin, filed.id, 'GRANT')).toBe('DECISION_WAS_YOURS');
    await desk.decide(other, filed.id, 'GRANT');
    expect(await desk.sanctions()).toEqual([]);
  });

  it('about one site are for its moderators, and leave other bans', async () => {
    const elsewhere = await desk.newsroom.site(`https://elsewhere-${desk.site.id}.example`);
    const here = await desk.newsroom.person('MODERATOR');
    const there = await desk.newsroom.person('MODERATOR');
    await desk.setRole(here, 'MODERATOR', [desk.site.id]);
    await desk.setRole(there, 'MODERATOR', [elsewhere.id]);
    await desk.act(desk.ada, 'banUser', `siteIDs: ["${desk.site.id}", "${elsewhere.id}"]`);
    await desk.act(desk.ada, 'banUser');
    const ofSite = (await desk.sanctions()).find(({ id }) => id.endsWith(desk.site.id));
    const filed = await desk.appealSanction(ofSite!.id);
    expect((await desk.list(here)).nodes).toMatchObject([{ id: filed.id, siteID: desk.site.id, mayDecide: true }]);
    expect((await desk.list(there, { siteID: null })).nodes).toEqual([]);
    expect(await desk.codeOfVerdict(there, filed.id, 'GRANT')).toBe('FORBIDDEN');
    await desk.decide(here, filed.id, 'GRANT');
    expect(await desk.sanctions()).toMatchObject([{ siteID: null }, { siteID: elsewhere.id }]);

    const everywhere = await desk.appealSanction();
    expect(await desk.codeOfVerdict(here, everywhere.id, 'GRANT')).toBe('FORBIDDEN');
    await desk.decide(desk.bob, everywhere.id, 'GRANT');
    expect(await desk.sanctions()).toMatchObject([{ siteID: elsewhere.id }]);
  });

  it('are taken also when a suspension is over, or a warning acknowledged', async () => {
    await desk.act(desk.ada, 'suspendUser', `until: "${inAnHour()}"`);
    await desk.act(desk.ada, 'warnUser', 'message: "Stay civil."');
    await desk.wait(2 * hourMs);
    const [warning] = await desk.sanctions();
    const acknowledge = `mutation ($id: ID!) { acknowledgeWarning(input: { warningID: $id }) { viewer { id } } }`;
    await desk.author.public.run(acknowledge, { id: warning!.id });
    expect(await desk.sanctions()).toMatchObject([
      { kind: 'WARNED', isInForce: false, appealableUntil: expect.any(String) as string },
      { kind: 'SUSPENDED', isInForce: false, appealableUntil: expect.any(String) as string },
    ]);
    for (const { id } of await desk.sanctions()) {
      await desk.decide(desk.bob, (await desk.appealSanction(id)).id, 'GRANT');
    }
    expect(await desk.sanctions()).toEqual([]);
    expect(await history()).toMatchObject([
      { kind: 'UNSUSPENDED' },
      { kind: 'WARNING_WITHDRAWN' },
      { kind: 'WARNING_ACKNOWLEDGED' },
      { kind: 'WARNED' },
      { kind: 'SUSPENDED' },
    ]);
  });

  it('give a name back, and end pre-moderation', async () => {
    await desk.act(desk.ada, 'premoderateUser', 'code: REPEATED_VIOLATIONS');
    await desk.act(desk.ada, 'rejectUsername', 'code: IMPERSONATION');
    const sanctions = await desk.sanctions();
    expect(sanctions).toMatchObject([
      { kind: 'USERNAME_REJECTED', code: 'IMPERSONATION' },
      { kind: 'PREMODERATED', code: 'REPEATED_VIOLATIONS' },
    ]);
    for (const { id } of sanctions) await desk.decide(desk.bob, (await desk.appealSanction(id)).id, 'GRANT');
    expect(await desk.sanctions()).toEqual([]);
    expect(await refusal()).toBeUndefined();
  });

  it('end with what they are about', async () => {
    await desk.act(desk.ada, 'banUser');
    const lifted = await desk.appealSanction();
    await desk.act(desk.ada, 'unbanUser');
    await desk.talk.settled();
    expect(await desk.find(lifted.id)).toMatchObject({ state: 'GRANTED', answeredBy: { id: desk.ada.id } });

    await desk.act(desk.ada, 'suspendUser', `until: "${inAnHour()}"`);
    const replaced = await desk.appealSanction();
    await desk.act(desk.ada, 'suspendUser', `until: "${inAnHour()}"`);
    await desk.talk.settled();
    expect(await desk.find(replaced.id)).toMatchObject({ state: 'VOID' });
    expect(await desk.codeOfVerdict(desk.bob, replaced.id, 'GRANT')).toBe('APPEAL_DECIDED');
    expect((await desk.appealSanction()).id).not.toBe(replaced.id);
  });

  it('come in time, in words, from the person themselves', async () => {
    await desk.act(desk.ada, 'banUser', `siteIDs: ["${desk.site.id}"]`);
    await desk.rulesAre({ windowDays: 2 });
    const { id } = (await desk.sanctions())[0]!;
    expect(await desk.codeOfSanctionAppeal(id, ' \u2800 ')).toBe('BAD_INPUT');
    expect(await desk.codeOfSanctionAppeal(id, 'x'.repeat(2_001))).toBe('BAD_INPUT');
    expect(await desk.codeOfSanctionAppeal('made-up')).toBe('SANCTION_LIFTED');
    expect(await desk.codeOfSanctionAppeal(id, 'It was me.', desk.bob.public)).toBe('SANCTION_LIFTED');
    expect(await desk.codeOfSanctionAppeal(id, 'It was me.', publicClient(desk.talk))).toBe('UNAUTHENTICATED');
    await desk.wait(2 * dayMs);
    expect(await desk.sanctions()).toMatchObject([{ isInForce: true, appealableUntil: null }]);
    expect(await desk.codeOfSanctionAppeal(id)).toBe('APPEAL_WINDOW_ENDED');
  });

  it('are refused where the site takes none', async () => {
    await desk.act(desk.ada, 'banUser', `siteIDs: ["${desk.site.id}"]`);
    await desk.rulesAre({ enabled: false });
    const { id, appealableUntil } = (await desk.sanctions())[0]!;
    expect(appealableUntil).toBeNull();
    expect(await desk.codeOfSanctionAppeal(id)).toBe('APPEALS_DISABLED');
  });

  it('never tell who decided, nor of what nobody is told', async () => {
    await desk.act(desk.ada, 'messageUser', 'message: "Well said."');
    expect(await desk.sanctions()).toEqual([]);
    const { __type } = await publicClient(desk.talk).run<{ __type: { fields: { name: string }[] } }>(
      `{ __type(name: "Sanction") { fields { name } } }`,
    );
    expect(__type.fields.map(({ name }) => name)).not.toContain('decidedBy');
  });
});
