import { segmentsOf } from './matched-text.js';

const match = (phrase: string, start: number, end: number) =>
  ({ list: 'BANNED', phrase, category: null, start, end }) as const;

describe(segmentsOf.name, () => {
  const cut = (text: string, ...matches: ReturnType<typeof match>[]) =>
    segmentsOf(text, matches).map((segment) => [segment.text, ...segment.matches.map(({ phrase }) => phrase)]);

  it('leaves a text whole where nothing matches', () => {
    expect(cut('fine')).toEqual([['fine']]);
  });

  it('cuts where matches begin and end', () => {
    expect(cut('you scum!', match('scum', 4, 8))).toEqual([['you '], ['scum', 'scum'], ['!']]);
  });

  it('names all that overlap', () => {
    expect(cut('shut up now', match('shut up', 0, 7), match('up now', 5, 11))).toEqual([
      ['shut ', 'shut up'],
      ['up', 'shut up', 'up now'],
      [' now', 'up now'],
    ]);
  });
});
