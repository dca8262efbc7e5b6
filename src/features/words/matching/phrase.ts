import { type Kind } from './fold.js';
import { leetAsI, leetSpans } from './leet.js';
import { isDense, Reading } from './reading.js';

/** How a part of a phrase ends at one side: at a word's edge, anywhere in the word (`*`), or in text without spaces. */
export type Edge = 'WORD' | 'WILD' | 'DENSE';

/** A stretch of a phrase without a wildcard inside; what the automaton looks for. */
export interface PhrasePart {
  /** Folded units with repeated letters written once, a space at each word's edge. */
  readonly key: string;
  /** One digit a unit of `key`: how often the letter stands there, 3 for three and more. */
  readonly runs: string;
  readonly start: Edge;
  readonly end: Edge;
}

export interface FoldedPhrase {
  /** What the phrase comes down to, such as `fuck you*`: two phrases with the same reading are one. */
  readonly reading: string;
  /** Each starts in the word behind the one that the part before it ended in. */
  readonly parts: readonly PhrasePart[];
  readonly wordCount: number;
}

const leastBesideWildcard = 2;
const scratch = new Reading();

/** @returns what the matcher looks for, or the sentence that says why there is nothing to look for */
export function foldPhrase(phrase: string): FoldedPhrase | string {
  const spans = leetSpans(phrase);
  const tokens = spans.hasSigns
    ? scratch.fillPart(phrase, 0, phrase.length, leetAsI, spans.bounds)
    : scratch.fill(phrase);
  if (tokens.wordCount === 0) return 'has no letter or digit';
  const parts: PhrasePart[] = [];
  const wild = wildcards(phrase, tokens);
  let first = 0;
  for (let word = 0; word < tokens.wordCount; word += 1) {
    const isLast = word === tokens.wordCount - 1;
    if (!isLast && !wild.ends.has(word) && !wild.starts.has(word + 1)) continue;
    parts.push(partOf(tokens, first, word, edge(tokens, first, wild.starts), edge(tokens, word, wild.ends)));
    first = word + 1;
  }
  const tooOpen = [...wild.starts, ...wild.ends].some((word) => lettersOf(tokens, word) < leastBesideWildcard);
  if (tooOpen) return `has fewer than ${leastBesideWildcard} letters beside a *`;
  return { reading: parts.map(readingOf).join(' '), parts, wordCount: tokens.wordCount };
}

/** The words that begin, and those that end, with a wildcard. In scripts without spaces it changes nothing. */
function wildcards(phrase: string, tokens: Reading): { starts: Set<number>; ends: Set<number> } {
  const starts = new Set<number>();
  const ends = new Set<number>();
  for (let word = 0; word < tokens.wordCount; word += 1) {
    const [first, last] = [tokens.firsts[word]!, tokens.lasts[word]!];
    const [before, behind] = [phrase[tokens.starts[first]! - 1], phrase[tokens.ends[last]!]];
    if (isDense(tokens.kinds[first] as Kind)) continue;
    if (before === '*' && isOuter(phrase, tokens.starts[first]! - 2, -1)) starts.add(word);
    if (behind === '*' && isOuter(phrase, tokens.ends[last]! + 1, 1)) ends.add(word);
  }
  return { starts, ends };
}

/** Whether nothing but further wildcards lies between here and white space or the phrase's edge. */
function isOuter(phrase: string, from: number, step: 1 | -1): boolean {
  let at = from;
  while (phrase[at] === '*') at += step;
  return phrase[at] === undefined || phrase[at]!.trim() === '';
}

function edge(tokens: Reading, word: number, wild: ReadonlySet<number>): Edge {
  if (isDense(tokens.kinds[tokens.firsts[word]!] as Kind)) return 'DENSE';
  return wild.has(word) ? 'WILD' : 'WORD';
}

function partOf(tokens: Reading, firstWord: number, lastWord: number, start: Edge, end: Edge): PhrasePart {
  const from = tokens.firsts[firstWord]! - (start === 'WORD' ? 1 : 0);
  const to = tokens.lasts[lastWord]! + (end === 'WORD' ? 1 : 0);
  const key = String.fromCharCode(...tokens.units.subarray(from, to + 1));
  return { key, runs: tokens.runs.subarray(from, to + 1).join(''), start, end };
}

function lettersOf(tokens: Reading, word: number): number {
  let letters = 0;
  for (let token = tokens.firsts[word]!; token <= tokens.lasts[word]!; token += 1) letters += tokens.runs[token]!;
  return letters;
}

function readingOf({ key, runs, start, end }: PhrasePart): string {
  const letters = [...runs].map((run, index) => key[index]!.repeat(Number(run))).join('');
  return `${start === 'WILD' ? '*' : ''}${letters.trim()}${end === 'WILD' ? '*' : ''}`;
}
