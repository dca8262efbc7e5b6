import { contentOf, formatOf, linesAt } from './phrase-lines.js';

describe('pasted lines', () => {
  it('get the category and note that were entered, unless they say theirs', () => {
    expect(contentOf('scum\n\nshut up\tinsult\n', ' rude ', 'since\tMay')).toBe(
      'scum\trude\tsince May\n\nshut up\tinsult\n',
    );
  });

  it('may begin with a hash, as hashtags do', () => {
    expect(contentOf('#tag', '', '')).toBe('\\#tag\t\t');
  });

  it('are found again by their numbers', () => {
    expect(linesAt('a\r\nb\nc', [1, 3])).toBe('a\nc');
  });
});

describe(formatOf.name, () => {
  it('knows a spreadsheet’s file by its name', () => {
    expect(['words.CSV', 'words.txt', 'words'].map(formatOf)).toEqual(['CSV', 'TEXT', 'TEXT']);
  });
});
