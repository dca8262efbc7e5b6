import { Automaton } from './automaton.js';
import { foldPhrase } from './phrase.js';
import { type Listed, type Part, WordMatcher, type WordListKind } from './word-matcher.js';

export interface ListedWords {
  readonly kind: WordListKind;
  readonly entries: readonly { readonly phrase: string; readonly category?: string }[];
}

/**
 * Makes a matcher of word lists. Costs some 100 ms for 10,000 phrases: done once a list version, see `WordLists`.
 *
 * Folded, in phrases and texts alike: case; accents and vowel points (not the marks that make another word, such as
 * Indic vowel signs or Japanese voicing marks); compatibility forms such as full-width, circled and mathematical letters
 * and ligatures; look-alikes of Latin letters in other alphabets; zero-width and other invisible characters.
 *
 * - **Words** match as wholes, between characters that are no letters, marks or digits: `ass` is not in `class`. `*` at
 *   a word's start or end stands for any letters or none, and the match is the whole word; a `*` elsewhere is punctuation.
 *   In scripts without spaces (Chinese, Japanese, Thai and others) a phrase matches anywhere. Where those meet other
 *   scripts, a word ends.
 * - **Between words** of a phrase the text may have any white space and punctuation, but some.
 * - **Repeated letters**: three or more match one, two or more; one and two differ, so `as` is not `ass`, and `asss` is
 *   both. Digits and scripts without spaces are taken as they are.
 * - **Digits and signs for letters** (`sh1t`, `@ss`, `a$$`) are read as letters as well in words that look like it, see
 *   `leetSpans`. A phrase with such signs is read the same way, a phrase with digits as it is: `1488` stays a number.
 * - **Spelled-out words** (`f.u.c.k`, `f u c k`) of three letters and more, see `spelledWords`. Part of a word set apart
 *   (`fu.ck`) is not put together: that would find words across the ends of others.
 *
 * Of two phrases of one kind that come to the same, the first stands. Phrases that have nothing to look for are left out.
 */
export function compileLists(lists: readonly ListedWords[]): WordMatcher {
  const phrases: Listed[] = [];
  const seen = new Set<string>();
  const partsByKey = new Map<string, Part[]>();
  let id = 0;
  let mostWords = 1;
  for (const { kind, entries } of lists) {
    for (const { phrase, category } of entries) {
      const folded = foldPhrase(phrase);
      if (typeof folded === 'string' || seen.has(`${kind} ${folded.reading}`)) continue;
      seen.add(`${kind} ${folded.reading}`);
      mostWords = Math.max(mostWords, folded.wordCount);
      for (const [index, part] of folded.parts.entries()) {
        const [isFirst, isLast] = [index === 0, index === folded.parts.length - 1];
        const parts = partsByKey.get(part.key) ?? [];
        parts.push({ ...part, id, phrase: phrases.length, isFirst, isLast });
        partsByKey.set(part.key, parts);
        id += 1;
      }
      phrases.push({ list: kind, phrase, ...(category === undefined ? {} : { category }) });
    }
  }
  const keys = [...partsByKey.keys()].sort((one, two) => (one < two ? -1 : 1));
  return new WordMatcher(
    phrases,
    keys.map((key) => partsByKey.get(key)!),
    new Automaton(keys),
    mostWords,
  );
}
