import type { WordListKind } from '../matching/word-matcher.js';
import {
  listKey,
  organisation,
  readingOf,
  type WordEntry,
  type WordList,
  type WordListAddress,
  type WordListVersion,
} from '../word-list.js';
import type { EntryChange, GivenEntry } from '../word-list-change.js';
import type { WordEntryChangeModel } from './word-list.inputs.js';
import type { WordEntryModel, WordListModel, WordListVersionModel } from './word-list.models.js';

interface GivenWords {
  readonly phrase: string;
  readonly category?: string | null;
  readonly note?: string | null;
}

interface GivenAddress {
  readonly kind: WordListKind;
  readonly siteID?: string | null;
  readonly language?: string | null;
}

export function toAddress({ kind, siteID, language }: GivenAddress): WordListAddress {
  return { kind, scope: siteID ?? organisation, ...(language ? { language } : {}) };
}

/** Counted from 1, as people count. */
export function toGivenEntries(entries: readonly GivenWords[]): GivenEntry[] {
  return entries.map(({ phrase, category, note }, index) => ({
    line: index + 1,
    phrase,
    ...(category && { category }),
    ...(note && { note }),
  }));
}

export function toVersion(list: WordListVersion): WordListVersionModel {
  const { version, changedAt, count, added, removed, restoredFrom, changedBy } = list;
  return { version, changedAt, count, added, removed, restoredFrom, changedById: changedBy };
}

/** @param whole the list with its entries, where they were read with it */
export function toWordList(list: WordListVersion, whole?: WordList): WordListModel {
  const { kind, scope, language } = list;
  return {
    ...toVersion(list),
    id: listKey(list),
    kind,
    siteID: scope === organisation ? undefined : scope,
    language,
    list: whole,
  };
}

export function toEntry({ phrase, category, note }: WordEntry): WordEntryModel {
  return { phrase, reading: readingOf(phrase), category, note };
}

export function toEntryChange({ before, after }: EntryChange): WordEntryChangeModel {
  return { before: before && toEntry(before), after: after && toEntry(after) };
}
