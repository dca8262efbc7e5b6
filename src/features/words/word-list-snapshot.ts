import { compileLists } from './matching/compile-lists.js';
import { byPlace, mostMatches, wordListKinds, type WordMatch, type WordMatcher } from './matching/word-matcher.js';
import type { WordSearch } from './matching/word-search.js';
import { changeEntries, type WordListChange } from './word-list-change.js';
import { emptyList, isFor, listKey, type WordList, type WordListAddress } from './word-list.js';

/** A change of one list that nobody has made yet. */
export interface DraftWordList {
  readonly address: WordListAddress;
  readonly change: WordListChange;
}

/** What lists say of a text, and which versions of them said it. */
export interface FoundInSnapshot {
  readonly version: string;
  readonly matches: readonly WordMatch[];
}

interface Compiled {
  readonly version: string;
  readonly matchers: readonly WordMatcher[];
}

/**
 * Word lists as they are at one moment, or as a draft would make them. Compiled once for each language, and for each kind
 * apart: phrases of one kind have nothing to do with those of another, so a draft of suspect words shares its banned ones
 * with what it is compared with.
 */
export class WordListSnapshot {
  private readonly compiled = new Map<string | undefined, Compiled>();
  private readonly matchers = new Map<string, WordMatcher>();

  /** @param base what the drafted lists are changes of */
  constructor(
    private readonly lists: readonly WordList[],
    private readonly drafted: ReadonlySet<string> = new Set(),
    private readonly base?: WordListSnapshot,
  ) {}

  /** @returns what `WordMatcher.match` finds of all lists for the language */
  find(search: WordSearch, language: string | undefined): FoundInSnapshot {
    const { version, matchers } = this.compiledFor(language);
    const found = matchers.map((matcher) => search.by(matcher)).filter((matches) => matches.length > 0);
    const matches = found.length > 1 ? found.flat().sort(byPlace).slice(0, mostMatches) : (found[0] ?? []);
    return { version, matches };
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
    return new WordListSnapshot(ordered, new Set(drafts.map(({ address }) => listKey(address))), this);
  }

  private compiledFor(language: string | undefined): Compiled {
    const known = this.compiled.get(language);
    if (known) return known;
    const lists = this.lists.filter((list) => isFor(list, language));
    const kinds = wordListKinds.map((kind) => lists.filter((list) => list.kind === kind));
    const matchers = kinds.filter((ofKind) => ofKind.length > 0).map((ofKind) => this.matcherOf(ofKind));
    const compiled = { version: lists.map((list) => this.nameOf(list)).join(','), matchers };
    this.compiled.set(language, compiled);
    return compiled;
  }

  /** Most languages of a site have no lists of their own, and a draft leaves most lists alone. */
  private matcherOf(lists: readonly WordList[]): WordMatcher {
    if (this.base && !lists.some((list) => this.drafted.has(listKey(list)))) return this.base.matcherOf(lists);
    const names = lists.map((list) => this.nameOf(list)).join(',');
    const matcher = this.matchers.get(names) ?? compileLists(lists);
    this.matchers.set(names, matcher);
    return matcher;
  }

  private nameOf(list: WordList): string {
    const key = listKey(list);
    return `${key}@${list.version}${this.drafted.has(key) ? '+draft' : ''}`;
  }
}
