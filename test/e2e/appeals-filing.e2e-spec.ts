import { AppealsDesk } from '../harness/appeals-desk.js';
import { publicClient } from '../harness/graphql.js';

const wordsMutation = `mutation Words($input: UpdateWordListInput!) { updateWordList(input: $input) { added } }`;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

describe('appeals by the authors of comments', () => {
  let desk: AppealsDesk;

  beforeAll(async () => {
    desk = await AppealsDesk.open();
  });
  afterAll(() => desk.talk.stop());
  beforeEach(() => desk.renew());

  it('stand beside the decision, with the time there is', async () => {
    const id = await desk.rejected();
    const [before] = await desk.own();
    const { statement } = before!;
    const until = new Date(new Date(statement!.decidedAt).getTime() + 183 * dayMs).toISOString();
    expect(before).toMatchObject({ statement: { appealableUntil: until }, appeal: null });

    const filed = await desk.appeal(id, { decisionID: statement!.decisionID });
    expect(filed).toEqual({
      id: expect.any(String) as string,
      decisionID: statement!.decisionID,
      state: 'OPEN',
      text: 'I only quoted the minister.',
      answer: null,
      answeredAt: null,
    });
    expect(await desk.own()).toMatchObject([
      { status: 'REJECTED', statement: { appealableUntil: null }, appeal: { id: filed.id, state: 'OPEN' } },
    ]);
    expect(await desk.ledgerOf(filed.id)).toMatchObject([{ action: 'APPEAL_FILED', actorID: desk.author.id }]);
  });

  it('are one for a decision, whoever asks how often and at the same moment', async () => {
    const id = await desk.rejected();
    const filed = await Promise.all([desk.appeal(id), desk.appeal(id), desk.appeal(id, { text: 'Once more.' })]);
    expect(new Set(filed.map((one) => one.id)).size).toBe(1);
    expect((await desk.list(desk.ada)).nodes).toHaveLength(1);
    expect(await desk.ledgerOf(filed[0].id)).toHaveLength(1);

    await desk.decide(desk.bob, filed[0].id, 'UPHOLD');
    expect(await desk.appeal(id)).toMatchObject({ id: filed[0].id, state: 'UPHELD' });
  });

  it('may be about what a rule has decided', async () => {
    const add = [{ phrase: 'blackguard' }];
    const input = { kind: 'BANNED', siteID: desk.site.id, add, expectedVersion: 0 };
    await desk.admin.admin.run(wordsMutation, { input });
    const id = await desk.post('You blackguard!');
    expect(await desk.own()).toMatchObject([{ statement: { kind: 'REJECTED', automated: true } }]);
    const filed = await desk.appeal(id);
    expect((await desk.list(desk.ada)).nodes).toMatchObject([
      {
        subject: {
          automated: true,
          code: 'BANNED_WORD',
          decidedBy: null,
          comment: { body: '<p>You blackguard!</p>', reasons: [{ code: 'BANNED_WORD' }] },
        },
      },
    ]);
    await desk.decide(desk.ada, filed.id, 'GRANT');
    expect(await desk.own()).toMatchObject([{ status: 'APPROVED', statement: null, appeal: { state: 'GRANTED' } }]);
  });

  it('are open also to somebody who is banned, and not to strangers', async () => {
    const id = await desk.rejected();
    await desk.act(desk.admin, 'banUser');
    expect(await desk.codeOfAppeal(id, {}, publicClient(desk.talk))).toBe('UNAUTHENTICATED');
    expect(await desk.codeOfAppeal(id, {}, desk.bob.public)).toBe('NOT_FOUND');
    expect(await desk.appeal(id)).toMatchObject({ state: 'OPEN' });
  });

  it('need words, and a decision against a comment', async () => {
    const id = await desk.post();
    expect(await desk.codeOfAppeal(id)).toBe('NOTHING_TO_APPEAL');
    expect(await desk.codeOfAppeal('made-up')).toBe('NOT_FOUND');
    await desk.reject(desk.ada, id);
    expect(await desk.codeOfAppeal(id, { text: ' \u2800 ' })).toBe('BAD_INPUT');
    expect(await desk.codeOfAppeal(id, { text: 'x'.repeat(2_001) })).toBe('BAD_INPUT');
    expect(await desk.codeOfAppeal(id, { decisionID: 'another' })).toBe('DECISION_CHANGED');
    expect(await desk.codeOfAppeal(id, { text: 'x'.repeat(2_000) })).toBeUndefined();
  });

  it('come in time, as long as the site says', async () => {
    await desk.rulesAre({ windowDays: 2 });
    const [early, late] = [await desk.rejected(), await desk.rejected()];
    await desk.wait(2 * dayMs - hourMs);
    const filed = await desk.appeal(early);
    desk.talk.clock.advance(hourMs);
    expect(await desk.codeOfAppeal(late)).toBe('APPEAL_WINDOW_ENDED');
    expect((await desk.own()).map(({ statement }) => statement?.appealableUntil)).toEqual([null, null]);
    expect(await desk.appeal(early)).toMatchObject({ id: filed.id });
  });

  it('are refused where the site takes none', async () => {
    await desk.rulesAre({ enabled: false });
    const id = await desk.rejected();
    expect(await desk.codeOfAppeal(id)).toBe('APPEALS_DISABLED');
    expect((await desk.own())[0]?.statement?.appealableUntil).toBeNull();
  });

  it('never tell readers who decided', async () => {
    const { __type } = await publicClient(desk.talk).run<{ __type: { fields: { name: string }[] } }>(
      `{ __type(name: "OwnAppeal") { fields { name } } }`,
    );
    const fields = ['answer', 'answeredAt', 'code', 'createdAt', 'decisionID', 'id', 'state', 'text'];
    expect(__type.fields.map(({ name }) => name)).toEqual(fields);
    const names = await publicClient(desk.talk).run<{ __schema: { types: { name: string }[] } }>(
      `{ __schema { types { name } } }`,
    );
    expect(names.__schema.types.map(({ name }) => name)).not.toContain('AppealedDecision');
  });
});
