import { PeopleRules } from '../../src/features/users/index.js';
import { UserOutbox } from '../../src/features/users/user-outbox.js';
import { Ledger } from '../../src/features/ledger/index.js';
import { OwedRecordsSweep } from '../../src/features/ledger/jobs/owed-records-sweep.js';
import { publicClient, signInMutation, signUpMutation } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A mutation on a person; `input` beside `userID` as GraphQL text. */
const moderate = (name: string, input = '') =>
  `mutation Moderate($userID: ID!) { ${name}(input: { userID: $userID, ${input} }) { user { id } } }`;

const userQuery = `query User($id: ID!) { user(id: $id) {
  username isBanned bannedSiteIDs isPremoderated premoderatedSiteIDs suspendedUntil warning { id message }
  messages { message } usernameStatus isShadowLimited siteIDs figures { name value }
  history { kind reason message siteIDs byID newUsername newRole }
  notes { nodes { id text author { id } } pageInfo { hasNextPage endCursor } }
} }`;

interface UserAnswer {
  readonly username: string;
  readonly isBanned: boolean;
  readonly bannedSiteIDs: readonly string[];
  readonly suspendedUntil: string | null;
  readonly history: readonly { readonly kind: string; readonly reason: string | null; readonly byID: string }[];
  readonly notes: { readonly nodes: readonly { readonly id: string; readonly text: string }[] };
}

const viewerQuery = `query Viewer($siteID: ID!) { viewer {
  username isBanned bannedSiteIDs suspension { until message } warning { id message } messages { id message }
  usernameStatus canChangeUsernameFrom ignoredUsers { id } writeRefusal(siteID: $siteID) { code message until }
} }`;

interface ViewerAnswer {
  readonly username: string;
  readonly isBanned: boolean;
  readonly suspension: { readonly until: string; readonly message: string | null } | null;
  readonly warning: { readonly id: string; readonly message: string } | null;
  readonly messages: readonly { readonly id: string; readonly message: string }[];
  readonly usernameStatus: string | null;
  readonly canChangeUsernameFrom: string | null;
  readonly ignoredUsers: readonly { readonly id: string }[];
  readonly writeRefusal: { readonly code: string; readonly message: string; readonly until: string | null } | null;
}

const ledgerQuery = `query Ledger($chain: ID, $subjectID: ID, $kind: LedgerSubjectKind, $first: Int, $after: String) {
  ledger(chain: $chain, subjectID: $subjectID, subjectKind: $kind, first: $first, after: $after) {
    nodes { chain action actorID reason subject { kind id } facts { name value } }
    pageInfo { hasNextPage endCursor }
  }
}`;

interface LedgerAnswer {
  readonly ledger: {
    readonly nodes: readonly { readonly chain: string; readonly action: string }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

describe('people', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let times: string;
  let courier: string;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web']] });
    newsroom = new Newsroom(talk);
    times = (await newsroom.site('https://times.example')).id;
    courier = (await newsroom.site('https://courier.example')).id;
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const act = (by: Person, { id }: Person, name: string, input = '') =>
    by.admin.run(moderate(name, input), { userID: id });
  const codeOf = (by: Person, { id }: Person, name: string, input = '') =>
    by.admin.codeOf(moderate(name, input), { userID: id });
  const look = async ({ id }: Person, by = moderator) =>
    (await by.admin.run<{ user: UserAnswer }>(userQuery, { id })).user;
  const self = async (person: Person, siteID = times) =>
    (await person.public.run<{ viewer: ViewerAnswer }>(viewerQuery, { siteID })).viewer;
  const refusal = async (person: Person, siteID = times) => (await self(person, siteID)).writeRefusal?.code;
  const kinds = async (person: Person) => (await look(person)).history.map(({ kind }) => kind);

  async function scopedModerator(...siteIDs: string[]): Promise<Person> {
    const person = await newsroom.person();
    await admin.admin.run(
      `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { siteIDs } } }`,
      { input: { userID: person.id, role: 'MODERATOR', siteIDs } },
    );
    return person;
  }

  describe('who are banned', () => {
    it('everywhere may write nowhere, until the ban is lifted', async () => {
      const reader = await newsroom.person();
      await act(moderator, reader, 'banUser', 'reason: "Sold watches."');
      expect(await refusal(reader, times)).toBe('USER_BANNED');
      expect(await refusal(reader, courier)).toBe('USER_BANNED');
      expect(await self(reader)).toMatchObject({ isBanned: true });
      expect(await look(reader)).toMatchObject({
        isBanned: true,
        history: [{ kind: 'BANNED', reason: 'Sold watches.', byID: moderator.id, siteIDs: null }],
      });

      await act(moderator, reader, 'unbanUser');
      expect(await refusal(reader)).toBeUndefined();
      expect(await kinds(reader)).toEqual(['UNBANNED', 'BANNED']);
    });

    it('on one site may write on another, and sign in', async () => {
      const reader = await newsroom.person();
      await act(moderator, reader, 'banUser', `siteIDs: ["${times}"]`);
      expect(await refusal(reader, times)).toBe('USER_BANNED');
      expect(await refusal(reader, courier)).toBeUndefined();
      expect(await look(reader)).toMatchObject({ isBanned: false, bannedSiteIDs: [times] });
      const email = `${(await self(reader)).username}@example.org`;
      const credentials = { email, password: 'correct horse battery' };
      expect(await publicClient(talk).codeOf(signInMutation, { input: credentials })).toBeUndefined();

      await act(moderator, reader, 'banUser', `siteIDs: ["${times}", "${courier}"]`);
      expect(await refusal(reader, courier)).toBe('USER_BANNED');
      await act(moderator, reader, 'unbanUser', `siteIDs: ["${times}"]`);
      expect(await refusal(reader, times)).toBeUndefined();
      expect(await refusal(reader, courier)).toBe('USER_BANNED');
      await act(moderator, reader, 'unbanUser');
      expect(await refusal(reader, courier)).toBeUndefined();
    });

    it('are banned once, however many moderators do it', async () => {
      const reader = await newsroom.person();
      await Promise.all([moderator, admin, moderator].map((by) => act(by, reader, 'banUser')));
      expect(await kinds(reader)).toEqual(['BANNED']);
    });
  });

  it('who are suspended may write again when the time is over, by itself', async () => {
    const reader = await newsroom.person();
    const until = new Date(talk.clock.now().getTime() + hourMs).toISOString();
    await act(moderator, reader, 'suspendUser', `until: "${until}", message: "Have a walk.", reason: "Third time"`);
    expect(await self(reader)).toMatchObject({
      isBanned: false,
      suspension: { until, message: 'Have a walk.' },
      writeRefusal: { code: 'USER_SUSPENDED', until },
    });
    expect(await look(reader)).toMatchObject({ suspendedUntil: until, history: [{ reason: 'Third time' }] });

    talk.clock.advance(hourMs);
    expect(await self(reader)).toMatchObject({ suspension: null, writeRefusal: null });
    expect(await look(reader)).toMatchObject({ suspendedUntil: null });
  });

  it('who are suspended may be forgiven, and none into the past', async () => {
    const reader = await newsroom.person();
    const until = new Date(talk.clock.now().getTime() + hourMs).toISOString();
    await act(moderator, reader, 'suspendUser', `until: "${until}"`);
    await act(moderator, reader, 'unsuspendUser');
    expect(await refusal(reader)).toBeUndefined();
    expect(await codeOf(moderator, reader, 'suspendUser', 'until: "2020-01-01T00:00:00Z"')).toBe('BAD_INPUT');
  });

  it('who are warned have to acknowledge it before they write', async () => {
    const reader = await newsroom.person();
    await act(moderator, reader, 'warnUser', 'message: "Stay civil.", reason: "Insults"');
    const { warning, writeRefusal } = await self(reader);
    expect(writeRefusal?.code).toBe('USER_WARNED');
    expect(warning?.message).toBe('Stay civil.');

    const acknowledge = `mutation Ack($id: ID!) { acknowledgeWarning(input: { warningID: $id }) { viewer { id } } }`;
    await reader.public.run(acknowledge, { id: 'another one' });
    expect(await refusal(reader)).toBe('USER_WARNED');
    await reader.public.run(acknowledge, { id: warning!.id });
    await reader.public.run(acknowledge, { id: warning!.id });
    expect(await self(reader)).toMatchObject({ warning: null, writeRefusal: null });
    expect(await look(reader)).toMatchObject({
      history: [
        { kind: 'WARNING_ACKNOWLEDGED', byID: reader.id },
        { kind: 'WARNED', message: 'Stay civil.', reason: 'Insults' },
      ],
    });
  });

  it('who get a message may write, and acknowledge each', async () => {
    const reader = await newsroom.person();
    await act(moderator, reader, 'messageUser', 'message: "Well said."');
    await act(moderator, reader, 'messageUser', 'message: "Once more."');
    const { messages, writeRefusal } = await self(reader);
    expect(messages.map(({ message }) => message)).toEqual(['Well said.', 'Once more.']);
    expect(writeRefusal).toBeNull();
    await reader.public.run(
      `mutation Ack($id: ID!) { acknowledgeMessage(input: { messageID: $id }) { viewer { id } } }`,
      {
        id: messages[0]!.id,
      },
    );
    expect((await self(reader)).messages.map(({ message }) => message)).toEqual(['Once more.']);
  });

  it('who are always pre-moderated are so everywhere or on sites', async () => {
    const reader = await newsroom.person();
    await act(moderator, reader, 'premoderateUser', `siteIDs: ["${times}"]`);
    expect(await look(reader)).toMatchObject({ isPremoderated: false, premoderatedSiteIDs: [times] });
    await act(moderator, reader, 'premoderateUser');
    expect(await look(reader)).toMatchObject({ isPremoderated: true });
    await act(moderator, reader, 'stopPremoderatingUser');
    expect(await look(reader)).toMatchObject({ isPremoderated: false, premoderatedSiteIDs: [] });
    expect(await refusal(reader)).toBeUndefined();
  });

  it('are shadow-limited only where the settings allow it', async () => {
    const reader = await newsroom.person();
    expect(await codeOf(moderator, reader, 'shadowLimitUser')).toBe('SHADOW_LIMITS_OFF');
    const rules = jest.spyOn(talk.get(PeopleRules, 'web'), 'current');
    rules.mockResolvedValue({ banEmailDomains: [], shadowLimits: true });
    await act(moderator, reader, 'shadowLimitUser');
    rules.mockRestore();
    expect(await look(reader)).toMatchObject({ isShadowLimited: true });
    expect(await self(reader)).toMatchObject({ writeRefusal: null });
    await act(moderator, reader, 'stopShadowLimitingUser');
    expect(await look(reader)).toMatchObject({ isShadowLimited: false });
  });

  describe('whose username', () => {
    const change = `mutation Name($username: String!) { changeUsername(input: { username: $username }) { viewer { username } } }`;
    const toReview = async () => {
      const query = `{ usernamesToReview(first: 100) { nodes { id } } }`;
      const answer = await moderator.admin.run<{ usernamesToReview: { nodes: { id: string }[] } }>(query);
      return answer.usernamesToReview.nodes.map(({ id }) => id);
    };

    it('is rejected choose another one, which moderators look at', async () => {
      const reader = await newsroom.person();
      const { username } = await self(reader);
      await act(moderator, reader, 'rejectUsername', 'reason: "Not a name"');
      expect(await refusal(reader)).toBe('USERNAME_REJECTED');
      expect(await reader.public.codeOf(change, { username })).toBe('USERNAME_UNCHANGED');
      expect(await reader.public.codeOf(change, { username: username.toUpperCase() })).toBe('USERNAME_UNCHANGED');
      expect(await reader.public.codeOf(change, { username: '!' })).toBe('USERNAME_INVALID');

      await reader.public.run(change, { username: 'Better.Name' });
      expect(await self(reader)).toMatchObject({
        username: 'Better.Name',
        usernameStatus: 'CHANGED',
        writeRefusal: null,
      });
      expect(await toReview()).toContain(reader.id);
      await act(moderator, reader, 'approveUsername');
      expect(await toReview()).not.toContain(reader.id);
      expect(await self(reader)).toMatchObject({ usernameStatus: 'APPROVED' });
      expect(await kinds(reader)).toEqual(['USERNAME_APPROVED', 'USERNAME_CHANGED', 'USERNAME_REJECTED']);
    });

    it('is taken by one of two who want it, and given up names are free again', async () => {
      const readers = await Promise.all([newsroom.person(), newsroom.person()]);
      const former = (await self(readers[0])).username;
      const codes = await Promise.all(readers.map(({ public: ask }) => ask.codeOf(change, { username: 'wanted' })));
      expect(codes.toSorted()).toEqual(['USERNAME_TAKEN', undefined]);
      const winner = codes.indexOf(undefined);
      const loser = readers[1 - winner]!;
      const free = winner === 0 ? former : 'another_free_name';
      expect(await loser.public.codeOf(change, { username: free })).toBeUndefined();
    });

    it('was changed lately has to stay for 14 days', async () => {
      const reader = await newsroom.person();
      await reader.public.run(change, { username: 'first_choice' });
      expect(await reader.public.codeOf(change, { username: 'second_choice' })).toBe('USERNAME_CHANGED_LATELY');
      expect((await self(reader)).canChangeUsernameFrom).not.toBeNull();
      await act(moderator, reader, 'rejectUsername');
      expect(await reader.public.codeOf(change, { username: 'second_choice' })).toBeUndefined();
      talk.clock.advance(14 * dayMs);
      const { token } = await newsroom.session(reader);
      expect(await publicClient(talk, token).codeOf(change, { username: 'first_choice' })).toBeUndefined();
      // Everybody's token is over: the others start anew.
      [admin, moderator] = [await newsroom.session(admin), await newsroom.session(moderator)];
    });
  });

  describe('who sign up', () => {
    it('with an address of a banned provider are refused', async () => {
      const rules = jest.spyOn(talk.get(PeopleRules, 'web'), 'current');
      rules.mockResolvedValue({ banEmailDomains: ['throwaway.example'], shadowLimits: false });
      const code = (email: string, username: string) =>
        publicClient(talk).codeOf(signUpMutation, { input: { email, username, password: 'correct horse battery' } });
      expect(await code('a@mx.throwaway.example', 'thrower_1')).toBe('EMAIL_DOMAIN_BANNED');
      expect(await code('a@notthrowaway.example', 'thrower_2')).toBeUndefined();
      rules.mockRestore();
    });
  });

  describe('who ignore each other', () => {
    const ignore = (name = 'ignoreUser') =>
      `mutation Ignore($id: ID!) { ${name}(input: { userID: $id }) { viewer { ignoredUsers { id } } } }`;

    it('see whom, and may stop', async () => {
      const [reader, other] = [await newsroom.person(), await newsroom.person()];
      await reader.public.run(ignore(), { id: other.id });
      await reader.public.run(ignore(), { id: other.id });
      expect((await self(reader)).ignoredUsers).toEqual([{ id: other.id }]);
      expect((await self(other)).ignoredUsers).toEqual([]);
      await reader.public.run(ignore('stopIgnoringUser'), { id: other.id });
      expect((await self(reader)).ignoredUsers).toEqual([]);
    });

    it('cannot ignore themselves, the newsroom or nobody, and strangers none', async () => {
      const reader = await newsroom.person();
      const staff = await newsroom.person('STAFF');
      expect(await reader.public.codeOf(ignore(), { id: reader.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: staff.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: moderator.id })).toBe('NOT_IGNORABLE');
      expect(await reader.public.codeOf(ignore(), { id: 'nobody' })).toBe('NOT_FOUND');
      expect(await publicClient(talk).codeOf(ignore(), { id: reader.id })).toBe('UNAUTHENTICATED');
    });
  });

  it('have notes that moderators share, and delete their own', async () => {
    const reader = await newsroom.person();
    const add = `mutation Note($id: ID!, $text: String!) { addUserNote(input: { userID: $id, text: $text }) { note { id } } }`;
    const remove = `mutation Delete($id: ID!) { deleteUserNote(input: { noteID: $id }) { noteID } }`;
    for (const text of ['One.', 'Two.\nLines.']) await moderator.admin.run(add, { id: reader.id, text });
    const { nodes } = (await look(reader, admin)).notes;
    expect(nodes).toMatchObject([{ text: 'Two.\nLines.', author: { id: moderator.id } }, { text: 'One.' }]);
    expect(await admin.admin.codeOf(remove, { id: nodes[0]!.id })).toBe('FORBIDDEN');
    await moderator.admin.run(remove, { id: nodes[0]!.id });
    expect((await look(reader)).notes.nodes).toMatchObject([{ text: 'One.' }]);
    expect(await moderator.admin.codeOf(add, { id: reader.id, text: 'x'.repeat(2_001) })).toBe('BAD_INPUT');
    expect(await moderator.admin.codeOf(add, { id: reader.id, text: ' \u200b ' })).toBe('BAD_INPUT');
  });

  describe('and moderators of some sites', () => {
    it('ban, pre-moderate and note there, and nowhere else', async () => {
      const scoped = await scopedModerator(times);
      const reader = await newsroom.person();
      expect(await look(scoped, admin)).toMatchObject({ siteIDs: [times] });
      const here = `siteIDs: ["${times}"]`;
      for (const name of ['banUser', 'unbanUser', 'premoderateUser', 'stopPremoderatingUser']) {
        expect(await codeOf(scoped, reader, name, here)).toBeUndefined();
        expect(await codeOf(scoped, reader, name, `siteIDs: ["${courier}"]`)).toBe('FORBIDDEN');
        expect(await codeOf(scoped, reader, name, `siteIDs: ["${times}", "${courier}"]`)).toBe('FORBIDDEN');
        expect(await codeOf(scoped, reader, name)).toBe('FORBIDDEN');
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
        expect(await codeOf(scoped, reader, name, input)).toBe('FORBIDDEN');
      }
    });

    it('read the ledger of their sites, and administrators that of the organisation', async () => {
      const scoped = await scopedModerator(times);
      const reader = await newsroom.person();
      await act(admin, reader, 'banUser', `siteIDs: ["${times}", "${courier}"], reason: "Both"`);
      await act(admin, reader, 'banUser', 'reason: "All"');
      await talk.settled();
      const chains = async (by: Person, more = {}) => {
        const about = { subjectID: reader.id, kind: 'USER', ...more };
        return (await by.admin.run<LedgerAnswer>(ledgerQuery, about)).ledger.nodes.map(({ chain }) => chain).toSorted();
      };
      expect(await chains(admin)).toEqual([times, courier, 'organisation'].toSorted());
      expect(await chains(moderator)).toEqual([times, courier].toSorted());
      expect(await chains(scoped)).toEqual([times]);
      expect(await scoped.admin.codeOf(ledgerQuery, { chain: courier })).toBe('FORBIDDEN');
      expect(await moderator.admin.codeOf(ledgerQuery, { chain: 'organisation' })).toBe('FORBIDDEN');
      expect(await chains(admin, { chain: 'organisation' })).toEqual(['organisation']);
    });

    it.each([
      ['for somebody who is no moderator', { role: 'STAFF', sites: 'times' }, 'BAD_INPUT'],
      ['to no site at all', { role: 'MODERATOR', sites: 'none' }, 'BAD_INPUT'],
      ['to a site that does not exist', { role: 'MODERATOR', sites: 'made-up' }, 'NOT_FOUND'],
    ])('are not limited %s', async (_what, { role, sites }, code) => {
      const { id } = await newsroom.person();
      const siteIDs = { times: [times], none: [], 'made-up': ['made-up'] }[sites];
      const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`;
      expect(await admin.admin.codeOf(setRole, { input: { userID: id, role, siteIDs } })).toBe(code);
    });
  });

  it('stand in the ledger page by page, and administrators verify it', async () => {
    const reader = await newsroom.person();
    for (const name of ['banUser', 'unbanUser', 'premoderateUser']) await act(admin, reader, name);
    await talk.settled();
    const actions: string[] = [];
    let after: string | null = null;
    do {
      const about: object = { subjectID: reader.id, kind: 'USER', first: 2, after };
      const { ledger }: LedgerAnswer = await admin.admin.run<LedgerAnswer>(ledgerQuery, about);
      actions.push(...ledger.nodes.map(({ action }) => action));
      after = ledger.pageInfo.hasNextPage ? ledger.pageInfo.endCursor : null;
    } while (after);
    expect(actions).toEqual(['USER_PREMODERATED', 'USER_UNBANNED', 'USER_BANNED']);
    expect(
      await admin.admin.run(`{ verifyLedger(chain: "organisation") { ok isComplete firstProblem { seq } } }`),
    ).toEqual({ verifyLedger: { ok: true, isComplete: true, firstProblem: null } });
  });
});

describe.each(topologies)('what is owed to the ledger, topology %s', (topology) => {
  let talk: TestTalk;

  beforeAll(async () => {
    talk = await startTalk({ topology });
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
