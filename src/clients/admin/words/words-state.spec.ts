import {
  initialState,
  type WordListState,
  withEdited,
  withEntryBack,
  withFirstPage,
  withNextPage,
  withoutEntry,
} from './words-state.js';

const words = (phrase: string) => ({ phrase, category: null, note: null });
const page = (phrases: readonly string[], endCursor: string | null = null) => ({
  version: 1,
  count: 9,
  changedAt: null,
  changedBy: null,
  entries: { nodes: phrases.map(words), pageInfo: { hasNextPage: endCursor !== null, endCursor } },
});
const phrasesOf = ({ entries }: WordListState) => entries.map(({ phrase }) => phrase);
const shown = withFirstPage(initialState, page(['a', 'b', 'c'], 'more'));

describe('a word list on the screen', () => {
  it('grows page by page and shows nothing twice', () => {
    const grown = withNextPage(shown, page(['c', 'd']));
    expect(phrasesOf(grown)).toEqual(['a', 'b', 'c', 'd']);
    expect(grown).toMatchObject({ hasNextPage: false, isLoadingMore: false });
  });

  it('takes a phrase out and puts it back where it was', () => {
    const removal = { entry: shown.entries[1]!, index: 1 };
    const without = withoutEntry(shown, removal);
    expect(phrasesOf(without)).toEqual(['a', 'c']);
    expect(without.head!.count).toBe(8);
    expect(withEntryBack(without, removal)).toEqual(shown);
  });

  it('puts nothing back that is there again', () => {
    expect(withEntryBack(shown, { entry: shown.entries[1]!, index: 1 })).toBe(shown);
  });

  it('keeps an edited phrase in its row, and one row for what is the same', () => {
    const edited = withEdited(shown, 'b', { phrase: 'c', category: 'insult', note: null });
    expect(edited.entries.slice(1)).toEqual([{ key: 'b', phrase: 'c', category: 'insult', note: null }]);
  });
});
