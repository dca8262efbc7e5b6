import { adminClient } from '../harness/graphql.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const setRole = `mutation Role($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id role } } }`;
const ban = `mutation Ban($input: BanUserInput!) { banUser(input: $input) { user { isBanned } } }`;
const counts = `{ moderationCounts { pending } }`;

/** Every admin operation that needs rights, asked for something harmless; the ids are made up. */
const operations: Readonly<Record<string, string>> = {
  sites: `{ sites { id } }`,
  moderationQueue: `{ moderationQueue(queue: PENDING) { nodes { id } } }`,
  moderationQueueCount: `{ moderationQueueCount(filter: { queue: PENDING }) { count } }`,
  moderationCounts: counts,
  comment: `{ comment(id: "x") { id } }`,
  user: `{ user(id: "x") { id } }`,
  ledger: `{ ledger { nodes { id } } }`,
  verifyLedger: `{ verifyLedger(chain: "x") { ok } }`,
  approveComment: `mutation { approveComment(input: { commentID: "x" }) { comment { id } } }`,
  rejectComment: `mutation { rejectComment(input: { commentID: "x" }) { comment { id } } }`,
  resetComment: `mutation { resetComment(input: { commentID: "x" }) { comment { id } } }`,
  setCommentAside: `mutation { setCommentAside(input: { commentID: "x" }) { comment { id } } }`,
  featureComment: `mutation { featureComment(input: { commentID: "x" }) { comment { id } } }`,
  unfeatureComment: `mutation { unfeatureComment(input: { commentID: "x" }) { comment { id } } }`,
  pinComment: `mutation { pinComment(input: { commentID: "x" }) { comment { id } } }`,
  unpinComment: `mutation { unpinComment(input: { commentID: "x" }) { comment { id } } }`,
  claimComments: `mutation { claimComments(input: { commentIDs: ["x"] }) { claims { commentID } } }`,
  releaseComments: `mutation { releaseComments(input: { commentIDs: ["x"] }) { commentIDs } }`,
  bulkOperation: `{ bulkOperation(id: "x") { id } }`,
  previewBulk: `mutation { previewBulk(input: { action: RESET, authorID: "x" }) { operation { id } } }`,
  startBulk: `mutation { startBulk(input: { operationID: "x" }) { operation { id } } }`,
  undoBulk: `mutation { undoBulk(input: { operationID: "x" }) { operation { id } } }`,
  closeStory: `mutation { closeStory(input: { storyID: "x" }) { story { id } } }`,
  reopenStory: `mutation { reopenStory(input: { storyID: "x" }) { story { id } } }`,
  story: `{ story(id: "x") { id } }`,
  stories: `{ stories { nodes { id } } }`,
  scheduleStory: `mutation { scheduleStory(input: { storyID: "x" }) { story { id } } }`,
  setStoryMode: `mutation { setStoryMode(input: { storyID: "x", mode: QA }) { story { id } } }`,
  setStoryExperts: `mutation { setStoryExperts(input: { storyID: "x", userIDs: [] }) { story { id } } }`,
  updateStorySettings: `mutation { updateStorySettings(input: { storyID: "x", settings: {} }) { story { id } } }`,
  archiveStory: `mutation { archiveStory(input: { storyID: "x" }) { story { id } } }`,
  unarchiveStory: `mutation { unarchiveStory(input: { storyID: "x" }) { story { id } } }`,
  restoreStory: `mutation { restoreStory(input: { storyID: "x", version: 0 }) { story { id } } }`,
  organisation: `{ organisation { version } }`,
  moderationRules: `{ moderationRules { version } }`,
  storyDefaults: `{ storyDefaults { version } }`,
  signInSettings: `{ signInSettings { version } }`,
  settingsHistory: `{ settingsHistory(kind: MODERATION) { nodes { version } } }`,
  updateOrganisation: `mutation { updateOrganisation(input: { settings: {} }) { clientMutationID } }`,
  updateModerationRules: `mutation { updateModerationRules(input: { settings: {} }) { clientMutationID } }`,
  updateStoryDefaults: `mutation { updateStoryDefaults(input: { settings: {} }) { clientMutationID } }`,
  updateSignInSettings: `mutation { updateSignInSettings(input: { settings: {} }) { clientMutationID } }`,
  restoreSettings: `mutation { restoreSettings(input: { kind: MODERATION, version: 1 }) { version } }`,
  banUser: `mutation { banUser(input: { userID: "x" }) { user { id } } }`,
  unbanUser: `mutation { unbanUser(input: { userID: "x" }) { user { id } } }`,
  premoderateUser: `mutation { premoderateUser(input: { userID: "x" }) { user { id } } }`,
  stopPremoderatingUser: `mutation { stopPremoderatingUser(input: { userID: "x" }) { user { id } } }`,
  suspendUser: `mutation { suspendUser(input: { userID: "x", until: "2100-01-01T00:00:00Z" }) { user { id } } }`,
  unsuspendUser: `mutation { unsuspendUser(input: { userID: "x" }) { user { id } } }`,
  warnUser: `mutation { warnUser(input: { userID: "x", message: "Stay civil." }) { user { id } } }`,
  messageUser: `mutation { messageUser(input: { userID: "x", message: "Thank you." }) { user { id } } }`,
  rejectUsername: `mutation { rejectUsername(input: { userID: "x" }) { user { id } } }`,
  approveUsername: `mutation { approveUsername(input: { userID: "x" }) { user { id } } }`,
  shadowLimitUser: `mutation { shadowLimitUser(input: { userID: "x" }) { user { id } } }`,
  stopShadowLimitingUser: `mutation { stopShadowLimitingUser(input: { userID: "x" }) { user { id } } }`,
  usernamesToReview: `{ usernamesToReview { nodes { id } } }`,
  addUserNote: `mutation { addUserNote(input: { userID: "x", text: "Knows much." }) { note { id } } }`,
  deleteUserNote: `mutation { deleteUserNote(input: { noteID: "x" }) { noteID } }`,
  setUserRole: `mutation { setUserRole(input: { userID: "x", role: ADMIN }) { user { id } } }`,
  illegalNotices: `{ illegalNotices { nodes { id } } }`,
  takeNotice: `mutation { takeNotice(input: { noticeID: "x" }) { notice { id } } }`,
  decideNotice: `mutation { decideNotice(input: { noticeID: "x", verdict: LEGAL, grounds: "-", explanation: "-" }) { notice { id } } }`,
  createSite: `mutation { createSite(input: { name: "Mine", origins: ["https://mine.example"] }) { site { id } } }`,
  updateSite: `mutation { updateSite(input: { siteID: "x", name: "Mine" }) { site { id } } }`,
  wordLists: `{ wordLists { id } }`,
  wordList: `{ wordList(kind: BANNED) { version } }`,
  exportWordList: `{ exportWordList(kind: BANNED, format: CSV) { content } }`,
  testWords: `{ testWords(text: "x") { version } }`,
  updateWordList: `mutation { updateWordList(input: { kind: BANNED, expectedVersion: 0 }) { added } }`,
  importWordList: `mutation { importWordList(input: { kind: BANNED, format: TEXT, mode: ADD, content: "" }) { added } }`,
  restoreWordList: `mutation { restoreWordList(input: { kind: BANNED, version: 1 }) { wordList { version } } }`,
};

/** These have to answer before anybody is signed in. */
const open = ['viewer', 'installation', 'endpoints', 'install', 'signIn', 'signOut'];
const forAdminsOnly = [
  ...['setUserRole', 'verifyLedger', 'createSite', 'updateSite'],
  ...['updateOrganisation', 'updateModerationRules', 'updateStoryDefaults', 'updateSignInSettings', 'restoreSettings'],
  ...['updateWordList', 'importWordList', 'restoreWordList'],
];

describe('rights on the admin surface', () => {
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

  it('are tested for every operation there is', async () => {
    const { __schema } = await adminClient(talk).run<{
      __schema: Record<'queryType' | 'mutationType', { fields: { name: string }[] }>;
    }>(`{ __schema { queryType { fields { name } } mutationType { fields { name } } } }`);
    const names = [...__schema.queryType.fields, ...__schema.mutationType.fields].map(({ name }) => name);
    expect(new Set(names)).toEqual(new Set([...Object.keys(operations), ...open]));
  });

  describe.each(Object.entries(operations))('%s', (name, operation) => {
    it('asks strangers to sign in', async () => {
      expect(await adminClient(talk).codeOf(operation)).toBe('UNAUTHENTICATED');
    });

    it.each(['COMMENTER', 'MEMBER', 'STAFF'] as const)('is refused to a %s', async (role) => {
      const person = await newsroom.person(role);
      expect(await person.admin.codeOf(operation)).toBe('FORBIDDEN');
    });

    it('is refused to a moderator who is banned', async () => {
      const person = await newsroom.person('MODERATOR');
      await admin.admin.run(ban, { input: { userID: person.id } });
      expect(await person.admin.codeOf(operation)).toBe('FORBIDDEN');
    });

    it(`is ${forAdminsOnly.includes(name) ? 'refused' : 'open'} to a moderator`, async () => {
      const code = await moderator.admin.codeOf(operation);
      if (forAdminsOnly.includes(name)) expect(code).toBe('FORBIDDEN');
      else expect([undefined, 'NOT_FOUND']).toContain(code);
    });
  });

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
