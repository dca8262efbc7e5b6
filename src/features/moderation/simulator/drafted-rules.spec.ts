import { type CurrentSettings, defaultModerationRules, type ModerationRules } from '../../settings/index.js';
import { draftedRules, limitsOf } from './drafted-rules.js';

const { words, karma, toxicity, spam } = defaultModerationRules;
const organisationOwn = { words: { ...words, suspect: 'HOLD' }, karma: { ...karma, hold: true } } as const;
const siteOwn = { karma: { hold: true, threshold: -9 } };

function current(own: Partial<ModerationRules>, values: Partial<ModerationRules>): CurrentSettings<ModerationRules> {
  return { version: 1, own, values: { ...defaultModerationRules, ...values } };
}

const layers = {
  organisation: current(organisationOwn, organisationOwn),
  site: current(siteOwn, { ...organisationOwn, ...siteOwn }),
};

describe(draftedRules.name, () => {
  it('are those of today where the draft says nothing', () => {
    expect(draftedRules(layers, {}, false)).toMatchObject({ words: { suspect: 'HOLD' }, karma: { threshold: -9 } });
  });

  it('change of a section what is named, and give back what is inherited', () => {
    const change = { words: { banned: 'HOLD' }, karma: null } as const;
    const { words: drafted, karma: inherited } = draftedRules(layers, change, false);
    expect(drafted).toEqual({ banned: 'HOLD', suspect: 'HOLD' });
    expect(inherited).toEqual({ hold: true, threshold: -3 });
  });

  it('of the organisation give way to those of the site', () => {
    const change = { words: { suspect: 'FLAG' }, karma: { threshold: -1 } } as const;
    const drafted = draftedRules(layers, change, true);
    expect([drafted.words.suspect, drafted.karma.threshold]).toEqual(['FLAG', -9]);
  });

  it('keep no secret', () => {
    expect(JSON.stringify(draftedRules(layers, { spam: { key: 'hush' } }, false))).not.toContain('hush');
  });

  it('have to be possible', () => {
    expect(() => draftedRules(layers, { karma: { threshold: 4 } }, false)).toThrow('karma.threshold');
  });
});

describe(limitsOf.name, () => {
  const notesOf = (before: Partial<ModerationRules>, after: Partial<ModerationRules>) =>
    limitsOf({ ...defaultModerationRules, ...before }, { ...defaultModerationRules, ...after }).length;
  const on = { toxicity: { ...toxicity, enabled: true } };

  it.each<[string, Partial<ModerationRules>, Partial<ModerationRules>, number]>([
    ['nothing of services that are off', {}, {}, 1],
    ['that no service was asked', { spam: { ...spam, enabled: true } }, {}, 2],
    ['that low scores are not on record', on, { toxicity: { ...on.toxicity, threshold: 0.5 } }, 3],
    ['nothing of scores for a higher threshold', on, { toxicity: { ...on.toxicity, threshold: 0.9 } }, 2],
  ])('say %s', (_, before, after, count) => {
    expect(notesOf(before, after)).toBe(count);
  });
});
