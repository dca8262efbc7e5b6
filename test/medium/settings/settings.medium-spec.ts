import type { RequestContext } from '../../../src/core/context/request-context.js';
import { systemContext } from '../../../src/core/context/request-context.js';
import { EventBus } from '../../../src/core/events/event-bus.js';
import { PubSub } from '../../../src/core/pubsub/pubsub.js';
import {
  moderationSettings,
  organisationScope,
  SettingsChanged,
  SettingsQueries,
  SettingsService,
  SettingsVersionsRepository,
} from '../../../src/features/settings/index.js';
import { type Site, siteSettings, SitesQueries, SitesService } from '../../../src/features/sites/index.js';
import { SitesRepository } from '../../../src/features/sites/sites.repository.js';
import { startTalk, type TestTalk } from '../../harness/start-talk.js';

const ctx: RequestContext = systemContext('test');

describe('settings in two processes', () => {
  let talk: TestTalk;
  let here: SettingsService;
  let there: SettingsQueries;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
    here = talk.parts[0]!.app.get(SettingsService, { strict: false });
    there = talk.parts[1]!.app.get(SettingsQueries, { strict: false });
  });
  afterAll(() => talk.stop());

  const rulesThere = async (siteId: string) => {
    // What is published comes in order: once this message is back, the other process knows of every change.
    await talk.parts[1]!.app.get(PubSub, { strict: false }).roundTrip(5_000);
    return there.moderationRules(siteId);
  };
  const change = (scope: string, values: Parameters<typeof here.change<typeof moderationSettings.defaults>>[3]) =>
    here.change(ctx, moderationSettings, scope, values);

  it('are inherited by sites section by section, and felt in the other process at once', async () => {
    expect((await rulesThere('one')).version).toBe('org@0+site@0');
    await change(organisationScope, { links: { hold: true, max: 3 }, nudge: true });
    await change('one', { links: { max: 1 } });
    const { rules, version } = await rulesThere('one');
    expect(version).toBe('org@1+site@1');
    expect(rules).toMatchObject({ links: { hold: true, max: 1, allow: [] }, nudge: true });

    await change(organisationScope, { links: { hold: false }, nudge: false });
    expect((await rulesThere('one')).rules).toMatchObject({ links: { hold: true, max: 1 }, nudge: false });
    expect((await rulesThere('two')).rules).toMatchObject({ links: { hold: false, max: 3 }, nudge: false });
    await change('one', { links: null });
    expect(await rulesThere('one')).toMatchObject({
      version: 'org@2+site@2',
      rules: { links: { hold: false, max: 3 } },
    });
  });

  it('tell whoever looked at an older version, and change nothing then', async () => {
    await here.change(ctx, moderationSettings, 'conflict', { nudge: true }, { expectedVersion: 0 });
    const stale = here.change(ctx, moderationSettings, 'conflict', { nudge: false }, { expectedVersion: 0 });
    await expect(stale).rejects.toMatchObject({ code: 'CONFLICT', details: { version: 1 } });
    expect((await rulesThere('conflict')).rules.nudge).toBe(true);
  });

  it('are written by one of two who write at the same moment', async () => {
    const other = talk.parts[1]!.app.get(SettingsService, { strict: false });
    const outcomes = await Promise.allSettled(
      [here, other, here, other].map((service) =>
        service.change(ctx, moderationSettings, 'race', { karma: { hold: true } }, { expectedVersion: 0 }),
      ),
    );
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const outcome of refused) expect(outcome).toMatchObject({ reason: { code: 'CONFLICT' } });
    expect((await rulesThere('race')).version).toMatch(/site@1$/);
  });

  it('have a way back, which is a version too, and keep the secrets of today', async () => {
    const events: SettingsChanged[] = [];
    talk.get(EventBus).on(SettingsChanged, (event) => void events.push(event));
    await change('back', { spam: { key: 'first secret', timeoutMs: 500 } });
    await change('back', { spam: { key: 'second secret', timeoutMs: 900 } });
    await change('back', { spam: { timeoutMs: 1_000 } });
    expect((await rulesThere('back')).rules.spam).toMatchObject({ key: 'second secret', timeoutMs: 1_000 });
    await here.restore(ctx, moderationSettings, 'back', 1, { note: 'It was better' });
    expect((await rulesThere('back')).rules.spam).toMatchObject({ key: 'second secret', timeoutMs: 500 });

    const history = await there.history(moderationSettings, 'back', { first: 2 });
    expect(history.map(({ version, note, restoredFrom }) => [version, note, restoredFrom])).toEqual([
      [4, 'It was better', 1],
      [3, undefined, undefined],
      [2, undefined, undefined],
    ]);
    expect(history[2]!.differences).toEqual([
      { path: 'spam.key', before: 'set', after: 'set' },
      { path: 'spam.timeoutMs', before: 500, after: 900 },
    ]);
    expect(events).toHaveLength(4);
    expect(events[3]).toEqual(new SettingsChanged('moderation', 'back', 4, 'system:test'));
    expect(JSON.stringify([history, events])).not.toContain('secret"');
    await expect(here.restore(ctx, moderationSettings, 'back', 9)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe("a site's settings", () => {
  let talk: TestTalk;
  let sites: SitesService;
  let site: Site;

  beforeAll(async () => {
    talk = await startTalk({ roles: [['web'], ['web']] });
    sites = talk.get(SitesService);
    site = await sites.create(ctx, { name: 'The Times', origins: ['https://a.example', 'https://b.example'] });
  });
  afterAll(() => talk.stop());

  const seenThere = async () => {
    talk.clock.advance(6_000);
    return talk.parts[1]!.app.get(SitesQueries, { strict: false }).byId(site.id);
  };

  it('are whole after a crash between the version and the document', async () => {
    const repository = talk.get(SitesRepository);
    jest.spyOn(repository, 'apply').mockRejectedValue(new Error('kill -9'));
    const origins = ['https://a.example', 'https://c.example'];
    await expect(sites.update(ctx, site.id, { moderation: 'PRE', origins })).rejects.toThrow('kill -9');
    jest.restoreAllMocks();
    // A reservation that no site shows may be taken over after this long: this one is a version's.
    talk.clock.advance(60_000);
    const thief = sites.create(ctx, { name: 'Another', origins: ['https://c.example'] });

    await expect(thief).rejects.toMatchObject({ code: 'ORIGIN_TAKEN' });
    expect(await seenThere()).toMatchObject({ moderation: 'PRE', origins, settingsVersion: 2 });
    const heir = await sites.create(ctx, { name: 'Heir', origins: ['https://b.example'] });
    await expect(sites.restore(ctx, site.id, 1)).rejects.toMatchObject({ code: 'ORIGIN_TAKEN' });
    await sites.update(ctx, heir.id, { origins: ['https://d.example'] });
    expect(await sites.restore(ctx, site.id, 1)).toMatchObject({ moderation: 'POST', settingsVersion: 3 });
    expect(await seenThere()).toMatchObject({ origins: site.origins, moderation: 'POST', settingsVersion: 3 });
  });

  it('are changed by one of two who change them at the same moment, whose origins stay theirs', async () => {
    const before = (await seenThere())!;
    const add = { origins: [...before.origins, 'https://new.example'] };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => sites.update(ctx, site.id, add)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const thief = sites.create(ctx, { name: 'Another', origins: ['https://new.example'] });
    await expect(thief).rejects.toMatchObject({ code: 'ORIGIN_TAKEN' });
    await expect(sites.update(ctx, site.id, {}, { expectedVersion: 1 })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('of a site from before there were versions are its first one', async () => {
    const legacy: Site = { ...site, id: 'legacy', origins: ['https://legacy.example'], settingsVersion: 0 };
    const { settingsVersion: _none, ...document } = legacy;
    await talk.get(SitesRepository).insert(document as Site);
    const change = await sites.update(ctx, 'legacy', { name: 'Renamed' });
    expect(change).toMatchObject({ name: 'Renamed', settingsVersion: 2 });
    expect(await sites.restore(ctx, 'legacy', 1)).toMatchObject({ name: 'The Times', settingsVersion: 3 });
    const versions = await talk.get(SettingsVersionsRepository).findPage(siteSettings.kind, 'legacy', undefined, 9);
    expect(versions.map(({ changedBy }) => changedBy)).toEqual(['system:test', 'system:test', 'system:sites']);
  });
});
