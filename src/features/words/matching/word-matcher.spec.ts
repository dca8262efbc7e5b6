import { compileLists } from './compile-lists.js';
import { mostMatches } from './word-matcher.js';

const matcherOf = (phrases: readonly string[]) =>
  compileLists([{ kind: 'BANNED', entries: phrases.map((phrase) => ({ phrase })) }]);

/** Mulberry32. */
function random(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
}

interface Run {
  readonly letter: string;
  readonly count: number;
  readonly start: number;
  readonly end: number;
}

const letters = new Map(Object.entries({ a: 'a', b: 'b', A: 'a', ä: 'a', а: 'a', '𝐛': 'b', B: 'b' }));

/** Words as lists of runs, written down from the rules without regard to speed. */
function wordsOf(text: string): Run[][] {
  const words: Run[][] = [[]];
  let at = 0;
  for (const character of text) {
    const [start, end] = [at, (at += character.length)];
    const letter = letters.get(character);
    const runs = words.at(-1)!;
    const last = runs.at(-1);
    if (character === '\u0301' && last) runs[runs.length - 1] = { ...last, end };
    else if (character === '\u200b' || character === '\u0301') continue;
    else if (letter === undefined) words.push([]);
    else if (last?.letter === letter) runs[runs.length - 1] = { ...last, count: last.count + 1, end };
    else runs.push({ letter, count: 1, start, end });
  }
  return words.filter((runs) => runs.length > 0);
}

/** Whether a word of the text is, begins with, ends with or holds a word of a phrase. */
function wordFits(word: readonly Run[], wanted: readonly Run[], isOpen: { start: boolean; end: boolean }): boolean {
  return word.some((_, from) => {
    const to = from + wanted.length;
    if (to > word.length || (!isOpen.start && from > 0) || (!isOpen.end && to < word.length)) return false;
    return wanted.every(({ letter, count }, index) => {
      const run = word[from + index]!;
      const atEdge = (index === 0 && isOpen.start) || (index === wanted.length - 1 && isOpen.end);
      return run.letter === letter && (run.count === count || run.count >= 3 || (atEdge && run.count > count));
    });
  });
}

function naive(phrases: readonly string[], text: string): string[] {
  const words = wordsOf(text);
  return phrases.flatMap((phrase) => {
    const wanted = phrase.split(' ').map((word) => ({
      runs: wordsOf(word)[0]!,
      start: word.startsWith('*'),
      end: word.endsWith('*'),
    }));
    return words.flatMap((_, first) => {
      const found = words.slice(first, first + wanted.length);
      const fits = found.length === wanted.length && wanted.every((w, index) => wordFits(found[index]!, w.runs, w));
      return fits ? [`${phrase} ${found[0]![0]!.start} ${found.at(-1)!.at(-1)!.end}`] : [];
    });
  });
}

describe('the matcher', () => {
  it('finds what a plain search by the same rules finds, in random text', () => {
    const below = random(2_026);
    let matches = 0;
    const pick = (from: readonly string[]) => from[below(from.length)]!;
    const some = (least: number, more: number, from: readonly string[]) =>
      Array.from({ length: least + below(more) }, () => pick(from)).join('');
    // A word of one letter would be read as spelled out as well, which the plain search does not know.
    const textWord = (): string => {
      const body = some(2, 4, [...letters.keys(), '\u0301', '\u200b', 'a', 'b']);
      return wordsOf(body).some((runs) => runs.length === 1 && runs[0]!.count === 1) ? textWord() : body;
    };
    for (let round = 0; round < 1_000; round += 1) {
      const word = () => `${pick(['', '', '*'])}${some(2, 2, ['a', 'b'])}${pick(['', '', '*'])}`;
      const phrase = () => Array.from({ length: 1 + below(3) }, word).join(' ');
      const phrases = [...new Set(Array.from({ length: 1 + below(6) }, phrase))];
      const text = Array.from({ length: 1 + below(12) }, () => textWord() + pick([' ', '. ', '\n', ', ', '😀'])).join(
        '',
      );
      const found = matcherOf(phrases).match(text);
      const lines = found.map(({ phrase, start, end }) => `${phrase} ${start} ${end}`);
      matches += lines.length;
      expect({ text, found: lines.toSorted() }).toEqual({ text, found: [...new Set(naive(phrases, text))].toSorted() });
    }
    expect(matches).toBeGreaterThan(1_000);
  });

  it.each([
    ['one letter', 'a'.repeat(100_000)],
    ['two letters in turn', 'ab'.repeat(50_000)],
    ['words of nearly the phrase', 'ababababab '.repeat(9_000)],
    ['digits for letters', 'a1b!'.repeat(25_000)],
    ['combining marks', `a${'\u0301'.repeat(100_000)}`],
    ['invisible characters', '\u200b'.repeat(100_000)],
    ['the longest expansion', '\ufdfa'.repeat(100_000)],
  ])('takes no more steps than a text is long: %s', (_what, text) => {
    const nested = Array.from({ length: 49 }, (_, n) => `*${'ab'.repeat(n + 1)}*`);
    const matcher = matcherOf([...nested, 'abababababc', `${'ab'.repeat(49)}c`, 'x* y* z*']);
    const before = matcher.figures.steps;
    matcher.match(text);
    const readings = 3;
    const longestExpansion = 18;
    expect(matcher.figures.steps - before).toBeLessThan(readings * 2 * longestExpansion * (text.length + 2));
  });

  // Coral defect 1
  it('takes no more steps a spelled-out letter than a phrase is long', () => {
    const matcher = matcherOf([`${'ab'.repeat(49)}c`]);
    const before = matcher.figures.steps;
    expect(matcher.match('a b '.repeat(25_000))).toEqual([]);
    expect(matcher.figures.steps - before).toBeLessThan(50_000 * 103);
  });

  it('reports so many matches and no more', () => {
    const found = matcherOf(['bad']).match('bad '.repeat(2 * mostMatches));
    expect(found).toHaveLength(mostMatches);
    expect(found.at(-1)).toMatchObject({ start: 4 * (mostMatches - 1) });
  });

  it('says which list and category', () => {
    const matcher = compileLists([
      { kind: 'SUSPECT', entries: [{ phrase: 'Bad', category: 'mild' }, { phrase: 'BAD' }] },
      { kind: 'BANNED', entries: [{ phrase: 'bäd' }] },
    ]);
    expect(matcher.phraseCount).toBe(2);
    expect(matcher.match('bad')).toEqual([
      { list: 'SUSPECT', phrase: 'Bad', category: 'mild', start: 0, end: 3 },
      { list: 'BANNED', phrase: 'bäd', start: 0, end: 3 },
    ]);
  });

  it('finds nothing with empty lists', () => {
    expect(compileLists([]).match('anything')).toEqual([]);
    expect(compileLists([{ kind: 'BANNED', entries: [] }]).match('anything')).toEqual([]);
    expect(matcherOf(['!!!', '*a*']).match('a !!!')).toEqual([]);
  });

  it('keeps nothing of one text for the next', () => {
    const matcher = matcherOf(['kill* yourself']);
    expect(matcher.match('a long text that ends in killing')).toEqual([]);
    expect(matcher.match('yourself')).toEqual([]);
    expect(matcher.match('kill yourself')).toHaveLength(1);
  });
});
