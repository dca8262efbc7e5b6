import type { WordList } from './word-list.js';
import { WordSearch } from './matching/word-search.js';
import { WordListSnapshot } from './word-list-snapshot.js';

const banned = { kind: 'BANNED', scope: 'organisation' } as const;
const list: WordList = { ...banned, version: 3, count: 1, added: 1, removed: 0, entries: [{ phrase: 'frog' }] };
const german = { kind: 'SUSPECT', scope: 'site', language: 'de' } as const;

describe(WordListSnapshot.name, () => {
  const found = (snapshot: WordListSnapshot, text: string, language?: string) =>
    snapshot.find(new WordSearch(text), language).matches.map(({ phrase }) => phrase);
  const versionFor = (snapshot: WordListSnapshot, language: string) =>
    snapshot.find(new WordSearch(''), language).version;

  it('finds what the lists of a language contain', () => {
    const snapshot = new WordListSnapshot([list, { ...list, ...german, entries: [{ phrase: 'Kröte' }] }]);
    expect(found(snapshot, 'frog, Kröte')).toEqual(['frog']);
    expect(found(snapshot, 'frog, Kröte', 'de-AT')).toEqual(['frog', 'Kröte']);
    expect(versionFor(snapshot, 'de')).toBe('BANNED/organisation/*@3,SUSPECT/site/de@3');
  });

  it('looks once for the same lists, whatever the language and the draft of another kind', () => {
    const snapshot = new WordListSnapshot([list]);
    const drafted = snapshot.with([
      { address: german, change: { add: [{ phrase: 'Kröte', line: 1 }], remove: [], replace: false } },
    ]);
    const search = new WordSearch('frog, Kröte');
    const { matches } = snapshot.find(search, 'en');
    expect(snapshot.find(search, 'fr').matches).toBe(matches);
    expect(drafted.find(search, 'fr').matches).toBe(matches);
    expect(drafted.find(search, 'de').matches.map(({ phrase }) => phrase)).toEqual(['frog', 'Kröte']);
  });

  it('reads a text again that another was read after', () => {
    const snapshot = new WordListSnapshot([list]);
    const drafted = snapshot.with([
      { address: german, change: { add: [{ phrase: 'Kröte', line: 1 }], remove: [], replace: false } },
    ]);
    const [one, other] = [new WordSearch('Kröte, frog'), new WordSearch('nothing of it')];
    snapshot.find(one, 'de');
    expect(drafted.find(other, 'de').matches).toEqual([]);
    expect(drafted.find(one, 'de').matches.map(({ phrase }) => phrase)).toEqual(['Kröte', 'frog']);
  });

  it('shows what drafts would make of them, also of a list that nobody has written yet', () => {
    const snapshot = new WordListSnapshot([list]);
    const drafted = snapshot.with([
      { address: banned, change: { add: [{ phrase: 'toad', line: 1 }], remove: ['FROG'], replace: false } },
      { address: german, change: { add: [{ phrase: 'Kröte', line: 1 }], remove: [], replace: false } },
    ]);
    expect(found(drafted, 'frog, toad, Kröte', 'de')).toEqual(['toad', 'Kröte']);
    expect(versionFor(drafted, 'de')).toBe('BANNED/organisation/*@3+draft,SUSPECT/site/de@0+draft');
    expect(found(snapshot, 'frog, toad')).toEqual(['frog']);
    expect(snapshot.with([])).toBe(snapshot);
  });
});
