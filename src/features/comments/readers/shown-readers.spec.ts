import { shownReaders } from './shown-readers.js';

describe(shownReaders.name, () => {
  it.each([0, 1, 4])('says nothing of %i', (count) => expect(shownReaders(count)).toBeNull());

  it.each([
    [5, 5],
    [29, 29],
    [32, 30],
    [98, 100],
    [104, 100],
    [106, 110],
    [1_449, 1_400],
    [98_700, 99_000],
  ])('tells %i as %i', (count, shown) => expect(shownReaders(count)).toBe(shown));
});
