import { type WordEntryFields, type WordListHead, type WordListPageResult } from '../generated/operations.js';

/** What somebody enters for a phrase. */
export type Words = WordEntryFields;

/** A phrase in the list. Its key stays when the phrase is edited, so that its row keeps the focus. */
export interface Entry extends Words {
  readonly key: string;
}

/** A phrase that was just taken out, and where it stood. */
export interface Removal {
  readonly entry: Entry;
  readonly index: number;
}

export interface WordListState {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly failure: string | null;
  readonly announcement: string;
  readonly head: WordListHead | null;
  readonly query: string;
  readonly entries: readonly Entry[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly isLoadingMore: boolean;
  /** What could not be fetched, until somebody tries again. */
  readonly missing: 'list' | 'next page' | null;
  /** What Undo brings back. */
  readonly lastRemoval: Removal | null;
}

export const initialState: WordListState = {
  phase: 'loading',
  failure: null,
  announcement: '',
  head: null,
  query: '',
  entries: [],
  hasNextPage: false,
  endCursor: null,
  isLoadingMore: false,
  missing: null,
  lastRemoval: null,
};

type ListPage = WordListPageResult['wordList'];

/** The list from its beginning. */
export function withFirstPage(state: WordListState, { entries, ...head }: ListPage): WordListState {
  const shown = entries.nodes.map(toEntry);
  return { ...state, ...entries.pageInfo, phase: 'ready', head, entries: shown, isLoadingMore: false, missing: null };
}

/** One page more; a phrase that somebody has moved there meanwhile is shown once. */
export function withNextPage(state: WordListState, { entries }: ListPage): WordListState {
  const known = new Set(state.entries.flatMap(({ key, phrase }) => [key, phrase]));
  const added = entries.nodes.filter(({ phrase }) => !known.has(phrase)).map(toEntry);
  return { ...state, ...entries.pageInfo, entries: [...state.entries, ...added], isLoadingMore: false };
}

/** The phrase gone before the server has answered; its count goes with it. */
export function withoutEntry(state: WordListState, { entry }: Removal): WordListState {
  return counted({ ...state, entries: state.entries.filter(({ key }) => key !== entry.key) }, -1);
}

/** The phrase where it was: it has been brought back, or could not be removed. */
export function withEntryBack(state: WordListState, { entry, index }: Removal): WordListState {
  if (state.entries.some(({ key }) => key === entry.key)) return state;
  return counted({ ...state, entries: state.entries.toSpliced(index, 0, entry) }, 1);
}

/** The entry as it was edited, in its place; one that it came to be the same as is gone. */
export function withEdited(state: WordListState, key: string, words: Words): WordListState {
  const entries = state.entries
    .filter((entry) => entry.key === key || entry.phrase !== words.phrase)
    .map((entry) => (entry.key === key ? { ...words, key } : entry));
  return { ...state, entries };
}

function counted(state: WordListState, more: number): WordListState {
  return { ...state, head: state.head && { ...state.head, count: state.head.count + more } };
}

function toEntry(words: Words): Entry {
  return { ...words, key: words.phrase };
}
