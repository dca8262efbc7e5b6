import { OwedRecordsSweep } from '../../src/features/ledger/jobs/owed-records-sweep.js';
import { LedgerQueries, Outboxes } from '../../src/features/ledger/index.js';
import { Newsroom, type Person } from '../harness/newsroom.js';
import { startTalk, type TestTalk, topologies } from '../harness/start-talk.js';

const ledgerQuery = `query ($kind: LedgerSubjectKind, $chain: ID) {
  ledger(subjectKind: $kind, chain: $chain, first: 50) {
    nodes { chain actorID action reason subject { kind id } facts { name value } }
  }
}`;
const updateRules = `mutation ($input: UpdateModerationRulesInput!) {
  updateModerationRules(input: $input) { moderationRules { version } }
}`;
const restoreSettings = `mutation ($input: RestoreSettingsInput!) { restoreSettings(input: $input) { version } }`;
const updateWords = `mutation ($input: UpdateWordListInput!) { updateWordList(input: $input) { added } }`;
const changeStory = (name: string) =>
  `mutation ($storyID: ID!) { ${name}(input: { storyID: $storyID }) { story { id } } }`;
const updateStory = `mutation ($input: UpdateStorySettingsInput!) { updateStorySettings(input: $input) { story { id } } }`;

interface Recorded {
  readonly chain: string;
  readonly actorID: string;
  readonly action: string;
  readonly reason: string | null;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly facts: Readonly<Record<string, unknown>>;
}

interface LedgerAnswer {
  readonly ledger: {
    readonly nodes: readonly (Omit<Recorded, 'facts'> & {
      readonly facts: readonly { readonly name: string; readonly value: string }[];
    })[];
  };
}

describe.each(topologies)('changes that the ledger keeps, topology %s', (topology) => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk({ topology });
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site()).id;
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  /** Oldest first. */
  const recorded = async (kind: string, chain?: string): Promise<Recorded[]> => {
    await talk.settled();
    const { ledger } = await admin.admin.run<LedgerAnswer>(ledgerQuery, { kind, chain });
    return ledger.nodes.toReversed().map(({ facts, ...entry }) => ({
      ...entry,
      facts: Object.fromEntries(facts.map(({ name, value }) => [name, JSON.parse(value) as unknown])),
    }));
  };

  it('says who changed which settings from which version to which, and no values', async () => {
    const settings = { spam: { key: 'hush' } };
    await admin.admin.run(updateRules, { input: { settings, note: 'Akismet' } });
    await admin.admin.run(updateRules, { input: { siteID, settings: { links: { max: 2 } } } });
    await admin.admin.run(restoreSettings, { input: { kind: 'MODERATION', version: 1 } });

    expect(await recorded('SETTINGS', 'organisation')).toEqual([
      {
        chain: 'organisation',
        actorID: admin.id,
        action: 'SETTINGS_CHANGED',
        reason: 'Akismet',
        subject: { kind: 'SETTINGS', id: 'moderation/organisation' },
        facts: { kind: 'moderation', from: 0, to: 1 },
      },
      expect.objectContaining({
        action: 'SETTINGS_RESTORED',
        facts: { kind: 'moderation', from: 1, to: 2, restoredFrom: 1 },
      }),
    ]);
    expect(await recorded('SETTINGS', siteID)).toMatchObject([
      { actorID: 'system:test', facts: { kind: 'site', from: 0, to: 1 } },
      { actorID: admin.id, facts: { kind: 'moderation', from: 0, to: 1 } },
    ]);
  });

  it('says what became of a story', async () => {
    const { id: storyID } = await newsroom.story();
    await moderator.admin.run(changeStory('closeStory'), { storyID });
    await moderator.admin.run(changeStory('reopenStory'), { storyID });
    const settings = { messageBox: 'Be kind.', moderation: 'PRE' };
    await moderator.admin.run(updateStory, { input: { storyID, settings } });
    await moderator.admin.run(changeStory('archiveStory'), { storyID });

    const about = { chain: siteID, actorID: moderator.id, subject: { kind: 'STORY', id: storyID } };
    expect(await recorded('STORY')).toMatchObject([
      { ...about, action: 'STORY_CLOSED', facts: { version: 1, from: 'OPEN', to: 'CLOSED' } },
      { ...about, action: 'STORY_REOPENED', facts: { version: 2, from: 'CLOSED', to: 'OPEN' } },
      { ...about, action: 'STORY_SETTINGS_CHANGED', facts: { from: 'OPEN', settings: 'messageBox moderation' } },
      { ...about, action: 'STORY_ARCHIVED', facts: { version: 4, from: 'OPEN', to: 'ARCHIVED' } },
    ]);
  });

  it('says how many words a list gained, and none of them', async () => {
    const entries = [{ phrase: 'scoundrel' }, { phrase: 'villain' }];
    await admin.admin.run(updateWords, { input: { kind: 'BANNED', siteID, expectedVersion: 0, add: entries } });

    const [entry] = await recorded('WORD_LIST');
    expect(entry).toMatchObject({
      chain: siteID,
      actorID: admin.id,
      action: 'WORD_LIST_CHANGED',
      facts: { list: 'BANNED', language: null, from: 0, to: 1, count: 2, added: 2, removed: 0 },
    });
    expect(JSON.stringify(entry)).not.toContain('scoundrel');
  });

  it('gets there also when the processes that made them have died, and is exported', async () => {
    const outboxes = talk.get(Outboxes, 'web').all;
    const died = outboxes.map((outbox) => jest.spyOn(outbox, 'settle').mockResolvedValue(undefined));
    const { id: storyID } = await newsroom.story('/another');
    await admin.admin.run(updateRules, { input: { siteID, settings: { links: { max: 3 } } } });
    await moderator.admin.run(changeStory('closeStory'), { storyID });
    await admin.admin.run(updateWords, {
      input: { kind: 'SUSPECT', siteID, expectedVersion: 0, add: [{ phrase: 'rogue' }] },
    });
    await talk.settled();
    for (const spy of died) spy.mockRestore();

    const newest = async () => (await exported(talk, siteID)).slice(-3);
    const actions = ['SETTINGS_CHANGED', 'STORY_CLOSED', 'WORD_LIST_CHANGED'];
    expect((await newest()).toSorted()).not.toEqual(actions);
    await talk.get(OwedRecordsSweep, 'jobs').run();
    await talk.get(OwedRecordsSweep, 'jobs').run();
    expect((await newest()).toSorted()).toEqual(actions);
    for (const outbox of talk.get(Outboxes, 'jobs').all) expect(await outbox.owing(10)).toEqual([]);
  });
});

/** What `talk ledger export` prints, as far as the action goes. */
async function exported(talk: TestTalk, chain: string): Promise<string[]> {
  const actions: string[] = [];
  for await (const line of talk.get(LedgerQueries, 'web').export({ chain })) {
    actions.push((JSON.parse(line) as { action: string }).action);
  }
  return actions;
}
