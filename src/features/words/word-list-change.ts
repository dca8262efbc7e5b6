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

/** What becomes of one phrase: without `before` it is new, without `after` it goes. */
export interface EntryChange {
  readonly before?: WordEntry;
  readonly after?: WordEntry;
}

/** What a change makes of a list. */
export interface ChangedEntries {
  readonly entries: readonly WordEntry[];
  /** Each difference from the list as it was, in the order of what is read. */
  readonly changes: readonly EntryChange[];
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
  const changes = differences(before, after);
  return {
    entries: sortedByReading(after.keys()).map((reading) => after.get(reading)!),
    changes,
    added: changes.filter((change) => !change.before).length,
    updated: changes.filter((change) => change.before && change.after).length,
    removed: changes.filter((change) => !change.after).length,
    duplicates,
    invalid,
  };
}

function differences(before: ReadonlyMap<string, WordEntry>, after: ReadonlyMap<string, WordEntry>): EntryChange[] {
  return sortedByReading(new Set([...before.keys(), ...after.keys()])).flatMap((reading): EntryChange[] => {
    const [was, is] = [before.get(reading), after.get(reading)];
    if (was && is) return isSame(was, is) ? [] : [{ before: was, after: is }];
    return [was ? { before: was } : { after: is! }];
  });
}

function sortedByReading(readings: Iterable<string>): string[] {
  return [...readings].sort((one, two) => (one < two ? -1 : 1));
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
