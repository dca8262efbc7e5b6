import type { WordList } from './word-list.js';
import { WordListSnapshot } from './word-list-snapshot.js';

const banned = { kind: 'BANNED', scope: 'organisation' } as const;
const list: WordList = { ...banned, version: 3, count: 1, added: 1, removed: 0, entries: [{ phrase: 'frog' }] };
const german = { kind: 'SUSPECT', scope: 'site', language: 'de' } as const;

describe(WordListSnapshot.name, () => {
  const found = (snapshot: WordListSnapshot, text: string, language?: string) =>
    snapshot
      .matcherFor(language)
      .matcher.match(text)
      .map(({ phrase }) => phrase);

  it('finds what the lists of a language contain', () => {
    const snapshot = new WordListSnapshot([list, { ...list, ...german, entries: [{ phrase: 'Kröte' }] }]);
    expect(found(snapshot, 'frog, Kröte')).toEqual(['frog']);
    expect(found(snapshot, 'frog, Kröte', 'de-AT')).toEqual(['frog', 'Kröte']);
    expect(snapshot.matcherFor('de').version).toBe('BANNED/organisation/*@3,SUSPECT/site/de@3');
  });

  it('compiles the same lists once, whatever the language', () => {
    const snapshot = new WordListSnapshot([list]);
    expect(snapshot.matcherFor('en').matcher).toBe(snapshot.matcherFor('fr').matcher);
  });

  it('shows what drafts would make of them, also of a list that nobody has written yet', () => {
    const snapshot = new WordListSnapshot([list]);
    const drafted = snapshot.with([
      { address: banned, change: { add: [{ phrase: 'toad', line: 1 }], remove: ['FROG'], replace: false } },
      { address: german, change: { add: [{ phrase: 'Kröte', line: 1 }], remove: [], replace: false } },
    ]);
    expect(found(drafted, 'frog, toad, Kröte', 'de')).toEqual(['toad', 'Kröte']);
    expect(drafted.matcherFor('de').version).toBe('BANNED/organisation/*@3+draft,SUSPECT/site/de@0+draft');
    expect(found(snapshot, 'frog, toad')).toEqual(['frog']);
    expect(snapshot.with([])).toBe(snapshot);
  });
});
