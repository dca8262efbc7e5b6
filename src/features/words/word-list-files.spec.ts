import type { WordEntry } from './word-list.js';
import { changeEntries } from './word-list-change.js';
import { formatWords, parseWords } from './word-list-files.js';

const awkward: readonly WordEntry[] = [
  { phrase: '=SUM(A1)', category: '+x', note: '@me' },
  { phrase: "'=quoted" },
  { phrase: '#hash' },
  { phrase: '\\#backslash' },
  { phrase: 'c # sharp' },
  { phrase: 'c # sharper', note: 'only a note' },
  { phrase: 'comma, "quotes"; semicolon', category: 'a,b', note: 'said "no"' },
  { phrase: '*tard*' },
  { phrase: '傻逼', category: '中文' },
];

describe('files of words', () => {
  it.each(['TEXT', 'CSV'] as const)('come back from %s as they went', (format) => {
    const read = parseWords(formatWords(awkward, format), format);
    expect(read.map(({ line: _, ...entry }) => entry)).toEqual(awkward);
  });

  it('have comments, blank lines and any line ending in TEXT', () => {
    const text = '\ufeff# a list\r\n\r\none # mild\r  two  \nthree\tcategory\tnote\tmore\n\tno phrase\nc#\n';
    expect(parseWords(text, 'TEXT')).toEqual([
      { line: 3, phrase: 'one ' },
      { line: 4, phrase: '  two  ' },
      { line: 5, phrase: 'three', category: 'category', note: 'note' },
      { line: 6, phrase: '', category: 'no phrase' },
      { line: 7, phrase: 'c#' },
    ]);
  });

  it('have a heading in any order or none, and any usual separator, in CSV', () => {
    expect(parseWords('Note;Phrase\nwhy;one\n', 'CSV')).toEqual([{ line: 2, phrase: 'one', note: 'why' }]);
    expect(parseWords('one\r\n"two\nlines",c\r\n', 'CSV')).toEqual([
      { line: 1, phrase: 'one' },
      { line: 2, phrase: 'two\nlines', category: 'c' },
    ]);
    expect(() => parseWords('note,category\na,b', 'CSV')).toThrow('"phrase"');
  });

  it('never hold a formula in CSV', () => {
    const cells = formatWords(awkward, 'CSV').split(/\r\n|,/);
    expect(cells.filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([]);
  });
});

describe(changeEntries.name, () => {
  const given = (...phrases: string[]) => phrases.map((phrase, index) => ({ phrase, line: index + 1 }));
  const none = { add: [], remove: [], replace: false };

  it('removes before it adds, by what is read', () => {
    const change = { ...none, add: given('Shít'), remove: ['SHIT'] };
    expect(changeEntries([{ phrase: 'shit', note: 'old' }], change)).toMatchObject({
      entries: [{ phrase: 'Shít' }],
      added: 0,
      updated: 1,
      removed: 0,
    });
  });

  it('keeps the spelling, category and note of an entry that is added again', () => {
    const current = [{ phrase: 'shit', category: 'rude', note: 'old' }];
    const outcome = changeEntries(current, { ...none, add: [{ line: 1, phrase: 'SHIT', note: 'new' }] });
    expect(outcome).toMatchObject({
      entries: [{ phrase: 'shit', category: 'rude', note: 'new' }],
      updated: 1,
      duplicates: 0,
    });
    expect(changeEntries(current, { ...none, add: given('SHIT') })).toMatchObject({ updated: 0, duplicates: 1 });
  });

  it('leaves nothing but what is given where it replaces', () => {
    const outcome = changeEntries([{ phrase: 'a1' }, { phrase: 'b1' }], {
      ...none,
      add: given('b1', 'c1', '—'),
      replace: true,
    });
    expect(outcome).toMatchObject({
      entries: [{ phrase: 'b1' }, { phrase: 'c1' }],
      added: 1,
      removed: 1,
      duplicates: 0,
      changes: [{ before: { phrase: 'a1' } }, { after: { phrase: 'c1' } }],
    });
    expect(outcome.invalid).toEqual([{ line: 3, phrase: '—', problem: 'The phrase has no letter or digit.' }]);
  });
});
