import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id role } } }`;
const ban = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { isBanned } } }`;
const counts = `{ moderationCounts { pending } }`;

/** Beyond what the authorisation matrix shows: it depends on whom somebody acts on, and changes with time. */
describe('rights of moderators and administrators', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    newsroom = new Newsroom(talk);
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const roleOf = async ({ id }: Person) =>
    (await admin.admin.run<{ user: { role: string } }>(`query ($id: ID!) { user(id: $id) { role } }`, { id })).user
      .role;

  it('are not to be had by moderators over administrators and each other', async () => {
    const colleague = await newsroom.person('MODERATOR');
    const reader = await newsroom.person();
    const codeOfBanning = ({ id }: Person) => moderator.admin.codeOf(ban, { input: { userID: id } });
    expect(await codeOfBanning(admin)).toBe('FORBIDDEN');
    expect(await codeOfBanning(colleague)).toBe('FORBIDDEN');
    expect(await codeOfBanning(moderator)).toBe('FORBIDDEN');
    expect(await codeOfBanning(reader)).toBeUndefined();
    expect(await moderator.admin.codeOf(setRole, { input: { userID: moderator.id, role: 'ADMIN' } })).toBe('FORBIDDEN');
    expect(await roleOf(moderator)).toBe('MODERATOR');
  });

  it('change with the next request, without signing in again', async () => {
    const person = await newsroom.person();
    const makeThem = (role: string) => admin.admin.run(setRole, { input: { userID: person.id, role } });
    expect(await person.admin.codeOf(counts)).toBe('FORBIDDEN');
    await makeThem('MODERATOR');
    expect(await person.admin.codeOf(counts)).toBeUndefined();
    await makeThem('MEMBER');
    expect(await person.admin.codeOf(counts)).toBe('FORBIDDEN');
  });

  describe('the last administrator', () => {
    const demote = ({ id }: Person) => ({ input: { userID: id, role: 'MODERATOR' } });

    it('can be neither demoted nor banned', async () => {
      expect(await admin.admin.codeOf(setRole, demote(admin))).toBe('LAST_ADMIN');
      expect(await admin.admin.codeOf(ban, { input: { userID: admin.id } })).toBe('FORBIDDEN');
      expect(await roleOf(admin)).toBe('ADMIN');
    });

    it('is one who can act: a banned one does not count', async () => {
      const banned = await newsroom.person('ADMIN');
      await admin.admin.run(ban, { input: { userID: banned.id } });
      expect(await admin.admin.codeOf(setRole, demote(admin))).toBe('LAST_ADMIN');
      expect(await admin.admin.codeOf(setRole, demote(banned))).toBeUndefined();
    });

    it('may step down once there is another', async () => {
      const successor = await newsroom.person('ADMIN');
      await admin.admin.run(setRole, demote(admin));
      expect(await admin.admin.codeOf(setRole, demote(successor))).toBe('FORBIDDEN');
      await successor.admin.run(setRole, { input: { userID: admin.id, role: 'ADMIN' } });
      await admin.admin.run(setRole, demote(successor));
    });

    it.each([
      ['demote', setRole, demote],
      ['ban', ban, ({ id }: Person) => ({ input: { userID: id } })],
    ])('is still there when two %s each other at the same moment', async (_what, mutation, variables) => {
      const others = await Promise.all([newsroom.person('ADMIN'), newsroom.person('ADMIN')]);
      await others[0].admin.run(setRole, demote(admin));

      const [one, two] = others;
      await Promise.all([one.admin.ask(mutation, variables(two)), two.admin.ask(mutation, variables(one))]);
      const makeAdmin = { input: { userID: admin.id, role: 'ADMIN' } };
      const outcomes = await Promise.all(others.map((person) => person.admin.codeOf(setRole, makeAdmin)));
      expect(outcomes).toContain(undefined);
      for (const person of others) await admin.admin.run(setRole, demote(person));
    });
  });
});
