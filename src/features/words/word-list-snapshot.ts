import { compileLists } from './matching/compile-lists.js';
import type { WordMatcher } from './matching/word-matcher.js';
import { changeEntries, type WordListChange } from './word-list-change.js';
import { emptyList, isFor, listKey, type WordList, type WordListAddress } from './word-list.js';

export interface CompiledWordLists {
  /** Names every list version that took part, such as `BANNED/organisation/*@3,SUSPECT/organisation/de@1`. */
  readonly version: string;
  readonly matcher: WordMatcher;
}

/** A change of one list that nobody has made yet. */
export interface DraftWordList {
  readonly address: WordListAddress;
  readonly change: WordListChange;
}

/** Word lists as they are at one moment, or as a draft would make them; compiled once for each language. */
export class WordListSnapshot {
  private readonly compiled = new Map<string | undefined, CompiledWordLists>();

  constructor(
    private readonly lists: readonly WordList[],
    private readonly drafted: ReadonlySet<string> = new Set(),
  ) {}

  matcherFor(language: string | undefined): CompiledWordLists {
    const known = this.compiled.get(language);
    if (known) return known;
    const lists = this.lists.filter((list) => isFor(list, language));
    const version = lists.map((list) => this.nameOf(list)).join(',');
    // Most languages of a site have no lists of their own.
    const same = [...this.compiled.values()].find((other) => other.version === version);
    const compiled = same ?? { version, matcher: compileLists(lists) };
    this.compiled.set(language, compiled);
    return compiled;
  }

  /** The lists after some changes; the same snapshot where there are none. Entries that cannot be are left out. */
  with(drafts: readonly DraftWordList[]): WordListSnapshot {
    if (drafts.length === 0) return this;
    const lists = new Map(this.lists.map((list) => [listKey(list), list]));
    for (const { address, change } of drafts) {
      const key = listKey(address);
      const list = lists.get(key) ?? emptyList(address);
      lists.set(key, { ...list, entries: changeEntries(list.entries, change).entries });
    }
    const ordered = [...lists].sort(([one], [two]) => (one < two ? -1 : 1)).map(([, list]) => list);
    return new WordListSnapshot(ordered, new Set(drafts.map(({ address }) => listKey(address))));
  }

  private nameOf(list: WordList): string {
    const key = listKey(list);
    return `${key}@${list.version}${this.drafted.has(key) ? '+draft' : ''}`;
  }
}
