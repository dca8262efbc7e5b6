import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

interface Part {
  readonly content: string;
  readonly entries: number;
  readonly endCursor: string | null;
}

const exportQuery = `query ($chain: ID, $action: String, $format: LedgerFormat!, $after: String) {
  exportLedger(chain: $chain, action: $action, format: $format, after: $after) { content entries endCursor }
}`;
const verifyQuery = `query ($chain: ID!, $from: Int, $limit: Int) {
  verifyLedger(chain: $chain, from: $from, limit: $limit) {
    ok entries isComplete lastSeq since chainLength firstProblem { seq what }
  }
}`;
const ban = `mutation ($userID: ID!) { banUser(input: { userID: $userID, reason: "=1+1, they said" }) { user { id } } }`;

/** What the console's ledger screen asks beside the list. */
describe('reading the ledger', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let author: Person;
  let chain: string;
  let commentID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    chain = (await newsroom.site()).id;
    [admin, moderator, author] = [
      await newsroom.person('ADMIN'),
      await newsroom.person('MODERATOR'),
      await newsroom.person(),
    ];
    const story = await newsroom.story();
    commentID = (await newsroom.post(author, story.id, 'Nonsense')).comment.id;
    await newsroom.decide(moderator, commentID, 'reject');
    await newsroom.decide(moderator, commentID, 'approve');
    await admin.admin.run(ban, { userID: author.id });
    await talk.settled();
  });
  afterAll(() => talk.stop());

  it('gives one entry by its place, with the names of people', async () => {
    const asked = `query ($chain: ID!, $seq: Int!) {
      ledgerEntry(chain: $chain, seq: $seq) { action actor { username } subject { id user { username } } }
    }`;
    expect(await moderator.admin.run(asked, { chain, seq: 2 })).toEqual({
      ledgerEntry: {
        action: 'COMMENT_REJECTED',
        actor: { username: 'moderator_2' },
        subject: { id: commentID, user: null },
      },
    });
    expect(await admin.admin.run(asked, { chain: 'organisation', seq: 1 })).toEqual({
      ledgerEntry: {
        action: 'USER_BANNED',
        actor: { username: 'admin_1' },
        subject: { id: author.id, user: { username: 'commenter_3' } },
      },
    });
    expect(await moderator.admin.run(asked, { chain, seq: 99 })).toEqual({ ledgerEntry: null });
  });

  it('names what there is to filter by, and finds a person by their name', async () => {
    const asked = `{ ledgerActions userNamed(username: "MODERATOR_2") { id } }`;
    expect(await moderator.admin.run(asked)).toEqual({
      ledgerActions: ['COMMENT_APPROVED', 'COMMENT_REJECTED', 'SETTINGS_CHANGED', 'USER_BANNED'],
      userNamed: { id: moderator.id },
    });
  });

  it('exports what somebody may read and has filtered, newest first', async () => {
    const linesFor = async (person: Person, more = {}) => {
      const variables = { format: 'JSON_LINES', ...more };
      const { exportLedger } = await person.admin.run<{ exportLedger: Part }>(exportQuery, variables);
      const lines = exportLedger.content.trimEnd().split('\n');
      expect(exportLedger).toMatchObject({ entries: lines.length, endCursor: null });
      return lines.map((line) => (JSON.parse(line) as { action: string }).action);
    };
    const ofSite = ['COMMENT_APPROVED', 'COMMENT_REJECTED', 'SETTINGS_CHANGED'];
    expect(await linesFor(admin)).toEqual(['USER_BANNED', ...ofSite]);
    expect(await linesFor(moderator)).toEqual(ofSite);
    expect(await linesFor(admin, { action: 'USER_BANNED' })).toEqual(['USER_BANNED']);
  });

  it('exports for spreadsheets with a heading, and nothing that a spreadsheet would compute', async () => {
    const variables = { format: 'CSV', action: 'USER_BANNED' };
    const { exportLedger } = await admin.admin.run<{ exportLedger: Part }>(exportQuery, variables);
    const [heading, row] = exportLedger.content.split('\r\n');
    expect(heading).toMatch(/^chain,seq,at,actor,action,/);
    expect(row).toContain(`"'=1+1, they said"`);
  });

  it('verifies a chain part by part', async () => {
    const first = await admin.admin.run(verifyQuery, { chain, limit: 1 });
    expect(first).toMatchObject({
      verifyLedger: { ok: true, entries: 1, isComplete: false, lastSeq: 1, chainLength: 3, firstProblem: null },
    });
    const second = await admin.admin.run(verifyQuery, { chain, from: 2 });
    expect(second).toMatchObject({ verifyLedger: { ok: true, entries: 2, isComplete: true, lastSeq: 3 } });
    const { errors } = await admin.admin.ask(verifyQuery, { chain, limit: 0 });
    expect(errors?.[0]?.extensions.code).toBe('BAD_INPUT');
  });
});
