import { Ledger } from '../../src/features/ledger/index.js';
import { OwedRecordsSweep } from '../../src/features/ledger/jobs/owed-records-sweep.js';
import { UserOutbox } from '../../src/features/users/user-outbox.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { type LedgerAnswer, ledgerQuery, moderate, PeopleDesk } from '../harness/people-desk.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

describe('people', () => {
  let desk: PeopleDesk;

  beforeAll(async () => {
    desk = await PeopleDesk.open();
  });
  afterAll(() => desk.talk.stop());

  it('have notes that moderators share, and delete their own', async () => {
    const reader = await desk.newsroom.person();
    const add = `mutation Note($id: ID!, $text: String!) { addUserNote(input: { userID: $id, text: $text }) { note { id } } }`;
    const remove = `mutation Delete($id: ID!) { deleteUserNote(input: { noteID: $id }) { noteID } }`;
    for (const text of ['One.', 'Two.\nLines.']) await desk.moderator.admin.run(add, { id: reader.id, text });
    const { nodes } = (await desk.look(reader, desk.admin)).notes;
    expect(nodes).toMatchObject([{ text: 'Two.\nLines.', author: { id: desk.moderator.id } }, { text: 'One.' }]);
    expect(await desk.admin.admin.codeOf(remove, { id: nodes[0]!.id })).toBe('FORBIDDEN');
    await desk.moderator.admin.run(remove, { id: nodes[0]!.id });
    expect((await desk.look(reader)).notes.nodes).toMatchObject([{ text: 'One.' }]);
    expect(await desk.moderator.admin.codeOf(add, { id: reader.id, text: 'x'.repeat(2_001) })).toBe('BAD_INPUT');
    expect(await desk.moderator.admin.codeOf(add, { id: reader.id, text: ' \u200b ' })).toBe('BAD_INPUT');
  });

  describe('and moderators of some sites', () => {
    it('ban, pre-moderate and note there, and nowhere else', async () => {
      const scoped = await desk.scopedModerator(desk.times);
      const reader = await desk.newsroom.person();
      expect(await desk.look(scoped, desk.admin)).toMatchObject({ siteIDs: [desk.times] });
      const here = `siteIDs: ["${desk.times}"]`;
      for (const name of ['banUser', 'unbanUser', 'premoderateUser', 'stopPremoderatingUser']) {
        expect(await desk.codeOf(scoped, reader, name, here)).toBeUndefined();
        expect(await desk.codeOf(scoped, reader, name, `siteIDs: ["${desk.courier}"]`)).toBe('FORBIDDEN');
        expect(await desk.codeOf(scoped, reader, name, `siteIDs: ["${desk.times}", "${desk.courier}"]`)).toBe(
          'FORBIDDEN',
        );
        expect(await desk.codeOf(scoped, reader, name)).toBe('FORBIDDEN');
      }
      const until = 'until: "2100-01-01T00:00:00Z"';
      for (const [name, input] of [
        ['suspendUser', until],
        ['unsuspendUser'],
        ['warnUser', 'message: "x"'],
        ['messageUser', 'message: "x"'],
        ['rejectUsername'],
        ['approveUsername'],
        ['shadowLimitUser'],
        ['stopShadowLimitingUser'],
      ] as const) {
        expect(await desk.codeOf(scoped, reader, name, input)).toBe('FORBIDDEN');
      }
    });

    it('read the ledger of their sites, and administrators that of the organisation', async () => {
      const scoped = await desk.scopedModerator(desk.times);
      const reader = await desk.newsroom.person();
      await desk.act(desk.admin, reader, 'banUser', `siteIDs: ["${desk.times}", "${desk.courier}"], reason: "Both"`);
      await desk.act(desk.admin, reader, 'banUser', 'reason: "All"');
      await desk.talk.settled();
      const chains = async (by: Person, more = {}) => {
        const about = { subjectID: reader.id, kind: 'USER', ...more };
        return (await by.admin.run<LedgerAnswer>(ledgerQuery, about)).ledger.nodes.map(({ chain }) => chain).toSorted();
      };
      expect(await chains(desk.admin)).toEqual([desk.times, desk.courier, 'organisation'].toSorted());
      expect(await chains(desk.moderator)).toEqual([desk.times, desk.courier].toSorted());
      expect(await chains(scoped)).toEqual([desk.times]);
      expect(await scoped.admin.codeOf(ledgerQuery, { chain: desk.courier })).toBe('FORBIDDEN');
      expect(await desk.moderator.admin.codeOf(ledgerQuery, { chain: 'organisation' })).toBe('FORBIDDEN');
      expect(await chains(desk.admin, { chain: 'organisation' })).toEqual(['organisation']);
    });

    it.each([
      ['for somebody who is no moderator', { role: 'STAFF', sites: 'times' }, 'BAD_INPUT'],
      ['to no site at all', { role: 'MODERATOR', sites: 'none' }, 'BAD_INPUT'],
      ['to a site that does not exist', { role: 'MODERATOR', sites: 'made-up' }, 'NOT_FOUND'],
    ])('are not limited %s', async (_what, { role, sites }, code) => {
      const { id } = await desk.newsroom.person();
      const siteIDs = { times: [desk.times], none: [], 'made-up': ['made-up'] }[sites];
      const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`;
      expect(await desk.admin.admin.codeOf(setRole, { input: { userID: id, role, siteIDs } })).toBe(code);
    });
  });

  it('stand in the ledger page by page, and administrators verify it', async () => {
    const reader = await desk.newsroom.person();
    for (const name of ['banUser', 'unbanUser', 'premoderateUser']) await desk.act(desk.admin, reader, name);
    await desk.talk.settled();
    const actions: string[] = [];
    let after: string | null = null;
    do {
      const about: object = { subjectID: reader.id, kind: 'USER', first: 2, after };
      const { ledger }: LedgerAnswer = await desk.admin.admin.run<LedgerAnswer>(ledgerQuery, about);
      actions.push(...ledger.nodes.map(({ action }) => action));
      after = ledger.pageInfo.hasNextPage ? ledger.pageInfo.endCursor : null;
    } while (after);
    expect(actions).toEqual(['USER_PREMODERATED', 'USER_UNBANNED', 'USER_BANNED']);
    expect(
      await desk.admin.admin.run(`{ verifyLedger(chain: "organisation") { ok isComplete firstProblem { seq } } }`),
    ).toEqual({ verifyLedger: { ok: true, isComplete: true, firstProblem: null } });
  });
});

describe('what is owed to the ledger', () => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk();
  });
  afterAll(() => talk.stop());

  it('gets there also when the process that owes it has died', async () => {
    const newsroom = new Newsroom(talk);
    const [admin, reader] = [await newsroom.person('ADMIN'), await newsroom.person()];
    const died = jest.spyOn(talk.get(UserOutbox, 'web'), 'settle').mockResolvedValue(undefined);
    await admin.admin.run(moderate('banUser', 'reason: "Spam"'), { userID: reader.id });
    await talk.settled();
    died.mockRestore();
    const actions = async () => {
      const about = { subjectID: reader.id, kind: 'USER' };
      return (await admin.admin.run<LedgerAnswer>(ledgerQuery, about)).ledger.nodes.map(({ action }) => action);
    };
    expect(await actions()).toEqual([]);

    const sweep = talk.get(OwedRecordsSweep, 'jobs');
    await sweep.run();
    await sweep.run();
    expect(await actions()).toEqual(['USER_BANNED']);
    expect(await talk.get(UserOutbox, 'jobs').owing(10)).toEqual([]);
    expect(await talk.get(Ledger, 'jobs').verify('organisation')).toMatchObject({ ok: true, entries: 1 });
  });
});
