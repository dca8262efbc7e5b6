import type { Story, StoryLog } from './story.js';
import type { StoryDocument } from './story.schema.js';

/** Of a story only its moderators read what was changed when. */
export const withoutHistory = { history: 0 } as const;

const titleKeyLength = 100;

/** What a search for the beginning of a title compares. */
export function titleKeyOf({ title }: Story['metadata']): string | undefined {
  return title?.toLowerCase().slice(0, titleKeyLength);
}

export function toStory(document: Omit<StoryDocument, 'history'>): Story {
  const { _id, scrapeWaitingSince: _waiting, titleKey: _key, busyWith: _move, ...fields } = document;
  const { settings = {}, mode = 'COMMENTS', slowModeSeconds = 0, settingsVersion = 0 } = document;
  const counts = document.counts ?? {};
  return { ...fields, id: _id, settings, mode, slowModeSeconds, settingsVersion, counts, log: toLog(document.log) };
}

/** Entries of an earlier version know no counters. */
export function toLog({ seq, pending }: StoryDocument['log']): StoryLog {
  return { seq, pending: pending.map((entry) => ({ counted: {}, delta: {}, ...entry })) };
}
