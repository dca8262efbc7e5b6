import { bounds, checkedEntry, readingOf, type WordEntry } from './word-list.js';

/** An entry somebody gives, with the line or place where it stands. */
export interface GivenEntry extends WordEntry {
  readonly line: number;
}

export interface InvalidEntry {
  readonly line: number;
  readonly phrase: string;
  readonly problem: string;
}

export interface WordListChange {
  readonly add: readonly GivenEntry[];
  /** Phrases; whatever is read the same goes. */
  readonly remove: readonly string[];
  /** Whether nothing stays but what is added. */
  readonly replace: boolean;
}

/** What a change makes of a list. */
export interface ChangedEntries {
  readonly entries: readonly WordEntry[];
  readonly added: number;
  /** Entries that got another category or note. */
  readonly updated: number;
  readonly removed: number;
  /** Given entries that are read like one that is there, or like one given before, and say nothing new. */
  readonly duplicates: number;
  readonly invalid: readonly InvalidEntry[];
}

/**
 * Applies a change: removals first. A phrase that is read like one of the list keeps the list's spelling and takes a
 * category and note where given. Entries that cannot be are left out and reported.
 */
export function changeEntries(current: readonly WordEntry[], { add, remove, replace }: WordListChange): ChangedEntries {
  const before = new Map(current.map((entry) => [readingOf(entry.phrase), entry]));
  const after = replace ? new Map<string, WordEntry>() : new Map(before);
  for (const phrase of remove) after.delete(readingOf(phrase));
  const invalid: InvalidEntry[] = [];
  let duplicates = 0;
  for (const { line, ...given } of add) {
    const entry = checkedEntry(given);
    if (typeof entry === 'string') {
      invalid.push({ line, phrase: given.phrase.slice(0, bounds.phrase), problem: entry });
      continue;
    }
    const reading = readingOf(entry.phrase);
    const known = after.get(reading);
    if (known && isSame(known, { ...known, ...entry, phrase: known.phrase })) duplicates += 1;
    else after.set(reading, { ...known, ...entry, phrase: known?.phrase ?? entry.phrase });
  }
  const kept = [...after].filter(([reading]) => before.has(reading));
  return {
    entries: [...after].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, entry]) => entry),
    added: after.size - kept.length,
    updated: kept.filter(([reading, entry]) => !isSame(before.get(reading)!, entry)).length,
    removed: before.size - kept.length,
    duplicates,
    invalid,
  };
}

/** UTF-8 bytes of the texts and what BSON adds to each: far enough below 16 MB. */
export function storedBytes(entries: readonly WordEntry[]): number {
  const overhead = 64;
  return entries.reduce(
    (sum, { phrase, category = '', note = '' }) => sum + overhead + Buffer.byteLength(phrase + category + note),
    0,
  );
}

function isSame(one: WordEntry, two: WordEntry): boolean {
  return one.phrase === two.phrase && one.category === two.category && one.note === two.note;
}
