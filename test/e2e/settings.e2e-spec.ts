import { adminClient } from '../harness/graphql.js';
import { Newsroom, type Person, storyQuery, type StoryAnswer } from '../harness/newsroom.js';
import { startTalk, type TestTalk } from '../harness/start-talk.js';

const update = `mutation ($input: UpdateModerationRulesInput!) {
  updateModerationRules(input: $input) { moderationRules { version ownSections settings {
    links { hold max } spam { hasKey timeoutMs } external { name hasSecret }
  } } clientMutationID }
}`;
const restore = `mutation ($input: RestoreSettingsInput!) { restoreSettings(input: $input) { kind siteID version } }`;
const history = `query ($kind: SettingsKind!, $siteID: ID, $first: Int, $after: String) {
  settingsHistory(kind: $kind, siteID: $siteID, first: $first, after: $after) {
    nodes { version changedByID note restoredFrom differences { path before after } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const updateSite = `mutation ($input: UpdateSiteInput!) { updateSite(input: $input) { site { name settingsVersion } } }`;
const updateStoryDefaults = `mutation ($input: UpdateStoryDefaultsInput!) {
  updateStoryDefaults(input: $input) { storyDefaults { version settings { mode messageBox live } } }
}`;

interface History {
  readonly settingsHistory: {
    readonly nodes: readonly { readonly version: number; readonly differences: readonly object[] }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('settings', () => {
  let talk: TestTalk;
  let newsroom: Newsroom;
  let admin: Person;
  let moderator: Person;
  let siteID: string;

  beforeAll(async () => {
    talk = await startTalk();
    newsroom = new Newsroom(talk);
    siteID = (await newsroom.site()).id;
    admin = await newsroom.person('ADMIN');
    moderator = await newsroom.person('MODERATOR');
  });
  afterAll(() => talk.stop());

  const historyOf = async (variables: object) =>
    (await moderator.admin.run<History>(history, variables)).settingsHistory;

  it('are changed in part, by version, and never show a secret', async () => {
    const settings = {
      links: { max: 2 },
      spam: { key: 'hush' },
      external: [{ name: 'mine', url: 'https://x.example', secret: 'hush' }],
    };
    const input = { settings, expectedVersion: 0, note: 'To begin with', clientMutationID: 'm1' };
    const answer = await admin.admin.run(update, { input });
    expect(answer).toEqual({
      updateModerationRules: {
        moderationRules: {
          version: 1,
          ownSections: ['external', 'links', 'spam'],
          settings: {
            links: { hold: false, max: 2 },
            spam: { hasKey: true, timeoutMs: 3_000 },
            external: [{ name: 'mine', hasSecret: true }],
          },
        },
        clientMutationID: 'm1',
      },
    });
    expect(await admin.admin.codeOf(update, { input })).toBe('CONFLICT');

    const kept = { external: [{ name: 'mine', url: 'https://y.example' }], spam: { timeoutMs: 500 } };
    expect(await admin.admin.run(update, { input: { settings: kept } })).toMatchObject({
      updateModerationRules: {
        moderationRules: { settings: { spam: { hasKey: true, timeoutMs: 500 }, external: [{ hasSecret: true }] } },
      },
    });
    const told = await historyOf({ kind: 'MODERATION' });
    expect(told.nodes).toMatchObject([
      { version: 2, changedByID: admin.id, note: null },
      { version: 1, note: 'To begin with' },
    ]);
    expect(told.nodes[0]!.differences).toContainEqual({ path: 'spam.timeoutMs', before: '3000', after: '500' });
    expect(told.nodes[1]!.differences).toContainEqual({ path: 'spam.key', before: '"not set"', after: '"set"' });
    expect(JSON.stringify(told)).not.toContain('hush');
  });

  it('are told of every mistake in one sentence', async () => {
    const settings = { links: { max: 500, deny: ['no domain'] }, spam: { timeoutMs: 1 } };
    const { errors } = await admin.admin.ask(update, { input: { settings } });
    expect(errors![0]!.extensions.code).toBe('BAD_INPUT');
    for (const path of ['links.max', 'links.deny.0', 'spam.timeoutMs']) expect(errors![0]!.message).toContain(path);
  });

  it('of a site are its own where it said so, and come back from its history page by page', async () => {
    const before = await admin.admin.run<Record<string, { version: number }>>(`{ moderationRules { version } }`);
    await admin.admin.run(update, { input: { siteID, settings: { links: { hold: true } } } });
    await admin.admin.run(update, { input: { siteID, settings: { links: { max: 9 } } } });
    const read = `query ($siteID: ID) { moderationRules(siteID: $siteID) { version ownSections settings { links { hold max } } } }`;
    expect(await moderator.admin.run(read, { siteID })).toEqual({
      moderationRules: { version: 2, ownSections: ['links'], settings: { links: { hold: true, max: 9 } } },
    });
    expect(await admin.admin.run(`{ moderationRules { version } }`)).toEqual(before);

    const first = await historyOf({ kind: 'MODERATION', siteID, first: 1 });
    expect(first).toMatchObject({ nodes: [{ version: 2 }], pageInfo: { hasNextPage: true } });
    const after = first.pageInfo.endCursor;
    expect(await historyOf({ kind: 'MODERATION', siteID, first: 1, after })).toMatchObject({
      nodes: [{ version: 1 }],
      pageInfo: { hasNextPage: false },
    });
    await admin.admin.run(restore, { input: { kind: 'MODERATION', siteID, version: 1 } });
    expect(await moderator.admin.run(read, { siteID })).toMatchObject({
      moderationRules: { version: 3, settings: { links: { hold: true, max: 2 } } },
    });
  });

  it('of a site itself have a history and a way back', async () => {
    await admin.admin.run(updateSite, { input: { siteID, name: 'Renamed', expectedVersion: 1, note: 'New owner' } });
    expect(await admin.admin.codeOf(updateSite, { input: { siteID, name: 'X', expectedVersion: 1 } })).toBe('CONFLICT');
    expect((await historyOf({ kind: 'SITE', siteID })).nodes[0]).toMatchObject({
      version: 2,
      note: 'New owner',
      differences: [{ path: 'name', before: '"The Test Times"', after: '"Renamed"' }],
    });
    expect(await admin.admin.run(restore, { input: { kind: 'SITE', siteID, version: 1 } })).toEqual({
      restoreSettings: { kind: 'SITE', siteID, version: 3 },
    });
    const { sites } = await admin.admin.run<{ sites: object[] }>(`{ sites { name settingsVersion } }`);
    expect(sites).toEqual([{ name: 'The Test Times', settingsVersion: 3 }]);
  });

  it('of the organisation', async () => {
    const mutation = `mutation ($input: UpdateOrganisationInput!) {
      updateOrganisation(input: $input) { organisation { version settings { name contactEmail language guidelines } } }
    }`;
    const settings = {
      name: ' The Times ',
      contactEmail: 'desk@example.org',
      language: 'de-CH',
      guidelines: 'Be kind.',
    };
    expect(await admin.admin.run(mutation, { input: { settings } })).toMatchObject({
      updateOrganisation: { organisation: { version: 1, settings: { ...settings, name: 'The Times' } } },
    });
    expect(await admin.admin.codeOf(mutation, { input: { settings: { contactEmail: 'nobody' } } })).toBe('BAD_INPUT');
    expect(await moderator.admin.codeOf(mutation, { input: { settings } })).toBe('FORBIDDEN');
  });

  it.each<[string, { kind: string; siteID?: string }, string]>([
    ['a site that does not exist', { kind: 'MODERATION', siteID: 'nowhere' }, 'NOT_FOUND'],
    ['a kind that sites do not have', { kind: 'ORGANISATION', siteID: 'the site' }, 'BAD_INPUT'],
    ['a kind that only sites have', { kind: 'SITE' }, 'BAD_INPUT'],
  ])('have no history for %s', async (_what, variables, code) => {
    const named = variables.siteID === 'the site' ? { ...variables, siteID } : variables;
    expect(await moderator.admin.codeOf(history, named)).toBe(code);
    expect(await admin.admin.codeOf(restore, { input: { ...named, version: 1 } })).toBe(code);
    expect(await adminClient(talk).codeOf(history, named)).toBe('UNAUTHENTICATED');
  });

  it('of stories hold at once where a story says nothing itself, and for new stories where they are made', async () => {
    const old = await newsroom.story('/old');
    const extra = storyQuery.replace('isClosed', 'isClosed mode messageBox closesAt');
    const read = async (id: string) =>
      (await newsroom.person()).public.run<StoryAnswer>(extra, { id }).then(({ story }) => story);
    expect(await read(old.id)).toMatchObject({ mode: 'COMMENTS', messageBox: null, closesAt: null });

    const settings = { mode: 'QA', messageBox: 'Ask away', autoClose: { enabled: true, days: 1 } };
    await admin.admin.run(updateStoryDefaults, { input: { siteID, settings } });
    expect(await read(old.id)).toMatchObject({ mode: 'COMMENTS', messageBox: 'Ask away', closesAt: null });
    const story = await newsroom.story('/new');
    expect(await read(story.id)).toMatchObject({ mode: 'QA', isClosed: false });
    talk.clock.advance(86_400_000);
    expect(await read(story.id)).toMatchObject({ isClosed: true });
    expect(await read(old.id)).toMatchObject({ isClosed: false });
  });
});
