import { derivedId } from '../../core/database/ids.js';
import type { LedgerRecord } from '../ledger/index.js';
import type { StoryChange, StoryControls } from './story-controls.js';
import { storyState } from './story-state.js';
import type { Story } from './story.js';

const moments = ['opensAt', 'closesAt'] as const;

/**
 * What the ledger keeps of a change of a story: its state before and after, and what else is different. Of settings
 * only which ones they are: the story's history has their values.
 */
export function storyRecord(story: Story, change: StoryChange): LedgerRecord {
  const { version, action, changedBy, changedAt, controls, restoredFrom } = change;
  const { mergedInto } = story;
  return {
    id: derivedId('story-record', story.id, String(version)),
    chain: story.siteId,
    at: changedAt,
    actorId: changedBy,
    action: `STORY_${action}`,
    subject: { kind: 'story', id: story.id },
    facts: {
      version,
      from: storyState(story, changedAt).state,
      to: storyState({ ...controls, mergedInto }, changedAt).state,
      ...differences(story, controls),
      ...(restoredFrom === undefined ? {} : { restoredFrom }),
    },
  };
}

function differences(before: StoryControls, after: StoryControls): NonNullable<LedgerRecord['facts']> {
  const settings = changedKeys(before.settings, after.settings);
  const times = moments.filter((moment) => before[moment]?.getTime() !== after[moment]?.getTime());
  return {
    ...(before.mode === after.mode ? {} : { fromMode: before.mode, toMode: after.mode }),
    ...(before.slowModeSeconds === after.slowModeSeconds ? {} : { slowModeSeconds: after.slowModeSeconds }),
    ...Object.fromEntries(times.map((moment) => [moment, after[moment]?.toISOString() ?? null])),
    ...(settings.length === 0 ? {} : { settings: settings.join(' ') }),
  };
}

function changedKeys(before: object, after: object): string[] {
  const values: readonly Readonly<Record<string, unknown>>[] = [{ ...before }, { ...after }];
  const [old, now] = values as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  return [...keys].filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key])).sort();
}
