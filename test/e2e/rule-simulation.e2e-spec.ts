import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const simulate = `mutation Simulate($input: SimulateRulesInput!) {
  simulateRules(input: $input) { simulation { id state differences { path before after } } clientMutationID }
}`;
const tally = `{ total approved rejected }`;
const places = `{ published ${tally} flagged ${tally} held ${tally} rejected ${tally} }`;
const simulation = `query Simulation($id: ID!) {
  ruleSimulation(id: $id) {
    state read total finishedAt
    result {
      comments isTruncated asReviewed notes
      baseline ${places} draft ${places}
      changes { from to comments ${tally} }
      samples(first: 5) { from to commentID comment { body } reasons { code matches { start end rule } } }
      reasons { stage code baseline draft }
      phrases { list phrase baseline draft ${tally} }
    }
  }
}`;
const list = `query List($siteID: ID!) { ruleSimulations(siteID: $siteID) { id } }`;
const remove = `mutation Delete($input: DeleteCommentInput!) { deleteComment(input: $input) { clientMutationID } }`;

interface Sample {
  readonly to: string;
  readonly commentID: string;
  readonly comment: { readonly body: string } | null;
  readonly reasons: readonly { readonly code: string; readonly matches: readonly object[] }[];
}
interface Simulated {
  readonly state: string;
  readonly result: {
    readonly comments: number;
    readonly asReviewed: number;
    readonly notes: readonly string[];
    readonly changes: readonly { readonly from: string; readonly to: string }[];
    readonly samples: readonly Sample[];
    readonly [field: string]: unknown;
  };
}

describe.each(topologies)('the rule simulator (topology %s)', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let siteID: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
    [admin, moderator] = [await newsroom.person('ADMIN'), await newsroom.person('MODERATOR')];
    siteID = (await newsroom.site()).id;
    const story = await newsroom.story();
    const author = await newsroom.person();
    const bodies = { old: 'A frog was here first', frog: 'What a frog', link: 'See one.org', plain: 'Nothing at all' };
    for (const [name, body] of Object.entries(bodies)) {
      ids[name] = (await newsroom.post(author, story.id, body)).comment.id;
      if (name === 'old') {
        talk.clock.advance(3 * 86_400_000);
        for (const person of [admin, moderator, author]) Object.assign(person, await newsroom.session(person));
      }
    }
    await newsroom.decide(moderator, ids['frog']!, 'reject');
    await newsroom.decide(moderator, ids['link']!, 'approve');
    ids['author'] = author.id;
    ids['story'] = story.id;
    await talk.settled();
  });
  afterAll(() => talk.stop());

  const started = async (input: object) => {
    const answer = await admin.admin.run<{ simulateRules: { simulation: { id: string; differences: object[] } } }>(
      simulate,
      { input: { siteID, days: 1, ...input } },
    );
    await talk.settled();
    return answer.simulateRules.simulation;
  };
  const resultOf = async (id: string) =>
    (await moderator.admin.run<{ ruleSimulation: Simulated }>(simulation, { id })).ruleSimulation;
  const simulated = async (input: object) => (await resultOf((await started(input)).id)).result;

  it('finds no difference where the draft is what holds already', async () => {
    const result = await simulated({});
    expect(result).toMatchObject({
      comments: 3,
      isTruncated: false,
      asReviewed: 3,
      reasons: [],
      phrases: [],
      samples: [],
    });
    expect(result.changes).toEqual([
      { from: 'PUBLISHED', to: 'PUBLISHED', comments: { total: 3, approved: 1, rejected: 1 } },
    ]);
  });

  it('shows what a draft of a word list would reject, and that a moderator had rejected it too', async () => {
    const result = await simulated({ wordLists: [{ kind: 'BANNED', siteID, add: [{ phrase: 'frog' }] }] });
    expect(result.changes.filter(({ from, to }) => from !== to)).toEqual([
      { from: 'PUBLISHED', to: 'REJECTED', comments: { total: 1, approved: 0, rejected: 1 } },
    ]);
    expect(result.samples).toEqual([
      {
        from: 'PUBLISHED',
        to: 'REJECTED',
        commentID: ids['frog'],
        comment: { body: '<p>What a frog</p>' },
        reasons: [{ code: 'BANNED_WORD', matches: [{ start: 7, end: 11, rule: 'frog' }] }],
      },
    ]);
    expect(result).toMatchObject({
      draft: { published: { total: 2, approved: 1, rejected: 0 }, rejected: { total: 1, approved: 0, rejected: 1 } },
      phrases: [{ list: 'BANNED', phrase: 'frog', baseline: 0, draft: { total: 1, approved: 0, rejected: 1 } }],
      reasons: [{ stage: 'banned-words', code: 'BANNED_WORD', baseline: 0, draft: 1 }],
    });
  });

  it('shows what a draft of a rule would hold, and says what it changes', async () => {
    const { id, differences } = await started({ rules: { links: { hold: true } } });
    expect(differences).toEqual([{ path: 'links.hold', before: 'false', after: 'true' }]);
    const { result } = await resultOf(id);
    expect(result.changes.find(({ to }) => to === 'HELD')).toMatchObject({
      from: 'PUBLISHED',
      comments: { total: 1, approved: 1, rejected: 0 },
    });
    expect(result.samples).toMatchObject([
      { commentID: ids['link'], reasons: [{ code: 'LINKS', matches: [{ start: 4, end: 11, rule: 'one.org' }] }] },
    ]);
  });

  it('replays as many days as it is told to, and says when the rules cannot tell', async () => {
    const rules = { toxicity: { enabled: true, threshold: 0.5 } };
    const result = await simulated({ days: 7, rules });
    expect(result.comments).toBe(4);
    expect(result.notes.join(' ')).toContain('No service was asked');
    expect(result.notes.join(' ')).toContain('lower threshold');
  });

  it('switches nothing on, and keeps no secret of the draft', async () => {
    await started({ rules: { spam: { enabled: true, key: 'hush' } } });
    const { moderationRules } = await admin.admin.run<{ moderationRules: object }>(
      `{ moderationRules { version settings { spam { enabled hasKey } } } }`,
    );
    expect(moderationRules).toEqual({ version: 0, settings: { spam: { enabled: false, hasKey: false } } });
  });

  it('forgets what its samples said when their author deletes them', async () => {
    const author = await newsroom.session({ id: ids['author']! });
    const { comment } = await newsroom.post(author, ids['story']!, 'See two.org');
    await talk.settled();
    const { id } = await started({ rules: { links: { hold: true } } });
    await author.public.run(remove, { input: { commentID: comment.id } });
    const { result } = await resultOf(id);
    const gone = { commentID: comment.id, comment: null, reasons: [{ code: 'LINKS', matches: [] }] };
    expect(result.samples[0]).toEqual({ from: 'PUBLISHED', to: 'HELD', ...gone });
  });

  it('is asked for by administrators, within bounds', async () => {
    const codeOf = (input: object) => admin.admin.codeOf(simulate, { input: { siteID, ...input } });
    expect(await codeOf({ siteID: 'nowhere' })).toBe('NOT_FOUND');
    expect(await codeOf({ days: 0 })).toBe('BAD_INPUT');
    expect(await codeOf({ days: 91 })).toBe('BAD_INPUT');
    expect(await codeOf({ rules: { karma: { threshold: 5 } } })).toBe('BAD_INPUT');
    expect(await codeOf({ wordLists: [{ kind: 'BANNED', add: [{ phrase: '***' }] }] })).toBe('PHRASE_INVALID');
    expect(await codeOf({ wordLists: [{ kind: 'BANNED', siteID: 'other', add: [] }] })).toBe('BAD_INPUT');
    expect(await moderator.admin.codeOf(simulate, { input: { siteID } })).toBe('FORBIDDEN');
  });

  it('is read by the moderators of the site; its 20 latest are kept', async () => {
    for (let count = 0; count < 21; count += 1) await started({});
    const { ruleSimulations } = await moderator.admin.run<{ ruleSimulations: object[] }>(list, { siteID });
    expect(ruleSimulations).toHaveLength(20);
    const setRole = `mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }`;
    const elsewhere = (await newsroom.site('https://other.example')).id;
    const limited = await newsroom.person('MODERATOR');
    const input = { userID: limited.id, role: 'MODERATOR', siteIDs: [elsewhere] };
    await admin.admin.run(setRole, { input });
    expect(await limited.admin.codeOf(list, { siteID })).toBe('FORBIDDEN');
    expect(await limited.admin.codeOf(list, { siteID: elsewhere })).toBeUndefined();
    const { id } = ruleSimulations[0] as { id: string };
    expect(await limited.admin.codeOf(`query ($id: ID!) { ruleSimulation(id: $id) { id } }`, { id })).toBe('FORBIDDEN');
  });
});
