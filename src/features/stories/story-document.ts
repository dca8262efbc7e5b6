import type { Story, StoryLog } from './story.js';
import type { StoryDocument } from './story.schema.js';

/** What was changed when only moderators read, and what the ledger is owed only the outbox. */
export const withoutLists = { history: 0, owed: 0 } as const;

const titleKeyLength = 100;

/** What a search for the beginning of a title compares. */
export function titleKeyOf({ title }: Story['metadata']): string | undefined {
  return title?.toLowerCase().slice(0, titleKeyLength);
}

export function toStory(document: Omit<StoryDocument, 'history' | 'owed'>): Story {
  const { _id, scrapeWaitingSince: _waiting, titleKey: _key, busyWith: _move, ...fields } = document;
  const { settings = {}, mode = 'COMMENTS', slowModeSeconds = 0, settingsVersion = 0 } = document;
  const counts = document.counts ?? {};
  return { ...fields, id: _id, settings, mode, slowModeSeconds, settingsVersion, counts, log: toLog(document.log) };
}

/** Entries of an earlier version know no counters. */
export function toLog({ seq, pending }: StoryDocument['log']): StoryLog {
  return { seq, pending: pending.map((entry) => ({ counted: {}, delta: {}, ...entry })) };
}
