import {
  applyChange,
  type CurrentSettings,
  type ModerationRules,
  moderationSettings,
  redactSecrets,
  type SettingsChange,
} from '../../settings/index.js';

/** What holds for all sites, and what holds for the site that is looked at. */
export interface RuleLayers {
  readonly organisation: CurrentSettings<ModerationRules>;
  readonly site: CurrentSettings<ModerationRules>;
}

/**
 * The rules that a site would have after a change of its own, or of the organisation's, without secrets.
 *
 * @throws BAD_INPUT that names every invalid path at once
 */
export function draftedRules(
  { organisation, site }: RuleLayers,
  change: SettingsChange<ModerationRules>,
  isOrganisationWide: boolean,
): ModerationRules {
  const { own, values } = isOrganisationWide ? organisation : site;
  const changed = applyChange(own, values, change);
  const sections = moderationSettings.validate(changed);
  const layers = isOrganisationWide ? [sections, site.own] : [organisation.own, sections];
  return withoutSecrets(Object.assign({}, moderationSettings.defaults, ...layers) as ModerationRules);
}

/** Nobody is asked, so nobody needs a key: none is kept with a simulation. */
export function withoutSecrets(rules: ModerationRules): ModerationRules {
  return redactSecrets(rules, moderationSettings.secretPaths) as unknown as ModerationRules;
}

/** Sentences on what a comparison of two sets of rules cannot say. */
export function limitsOf(baseline: ModerationRules, draft: ModerationRules): string[] {
  const notes = [
    'Authors count by their comments on this site as they stood when each comment was sent; what they are, and what ' +
      'stories and the site say of themselves, is as of now.',
  ];
  const asksServices = [baseline, draft].some(
    ({ spam, toxicity, external }) => spam.enabled || toxicity.enabled || external.some(({ enabled }) => enabled),
  );
  if (asksServices) notes.push('No service was asked: what they found at the time stands, and nothing else.');
  const [old, now] = [baseline.toxicity, draft.toxicity];
  if (now.enabled && (!old.enabled || now.threshold < old.threshold || now.model !== old.model)) {
    notes.push(
      'Scores of toxicity are on record only of comments that were held for them: a lower threshold, another model or ' +
        'a service that was not asked then would find more than is shown.',
    );
  }
  return notes;
}
