import type { Automaton } from './automaton.js';
import { Kind } from './fold.js';
import { longestRun, type Reading } from './reading.js';

const leastLetters = 3;
const longestGap = 3;
const space = 0x20;
const root = 0;
const none = -1;

/** Letters with the same short gap between each two, such as `f.u.c.k`; a repeated one is one with a longer run. */
interface Chain {
  readonly units: number[];
  readonly runs: number[];
  readonly starts: number[];
  readonly ends: number[];
}

/** A word of a list found in a chain, from letter `first` to letter `last`. */
export interface SpelledWord {
  readonly key: number;
  readonly runs: readonly number[];
  readonly start: number;
  readonly end: number;
}

/**
 * Words of three letters and more that are spelled out. The gaps are the same throughout, of one to three characters and
 * on one line; a full stop and a space is none, because that is how initials are written (`J. A. P. Smith`). Every letter
 * may be the word's first or last. From each letter on, no more steps are taken than the longest key has units.
 */
export function* spelledWords(text: string, tokens: Reading, automaton: Automaton): Generator<SpelledWord> {
  const start = automaton.child(root, space);
  if (start === none) return;
  for (const chain of chainsOf(text, tokens)) {
    for (let first = 0; first < chain.units.length; first += 1) {
      let state = start;
      let letters = 0;
      for (let last = first; last < chain.units.length; last += 1) {
        state = automaton.child(state, chain.units[last]!);
        if (state === none) break;
        letters += chain.runs[last]!;
        if (letters < leastLetters) continue;
        const closed = automaton.child(state, space);
        for (const end of closed === none ? [state] : [closed, state]) {
          const key = automaton.keyAt(end);
          if (key === none) continue;
          const runs = chain.runs.slice(first, last + 1);
          yield { key, runs, start: chain.starts[first]!, end: chain.ends[last]! };
        }
      }
    }
  }
}

function* chainsOf(text: string, tokens: Reading): Generator<Chain> {
  let letters: number[] = [];
  let gap: string | undefined;
  for (let word = 0; word < tokens.wordCount; word += 1) {
    const token = tokens.firsts[word]!;
    const isLetter = tokens.lasts[word] === token && tokens.kinds[token] === Kind.Letter && tokens.runs[token] === 1;
    const last = letters.at(-1);
    const before =
      isLetter && last !== undefined ? gapBetween(text, tokens.ends[last]!, tokens.starts[token]!) : undefined;
    if (last !== undefined && (before === undefined || before !== (gap ?? before))) {
      if (letters.length >= leastLetters) yield chainOf(letters, tokens);
      // The last letter may begin another chain, with another gap.
      letters = before === undefined ? [] : [last];
    }
    gap = before;
    if (isLetter) letters.push(token);
  }
  if (letters.length >= leastLetters) yield chainOf(letters, tokens);
}

function gapBetween(text: string, from: number, to: number): string | undefined {
  if (to - from > longestGap) return undefined;
  const gap = text.slice(from, to);
  return gap === '. ' || gap.includes('\n') ? undefined : gap;
}

function chainOf(letters: readonly number[], tokens: Reading): Chain {
  const chain: Chain = { units: [], runs: [], starts: [], ends: [] };
  for (const token of letters) {
    const last = chain.units.length - 1;
    const unit = tokens.units[token]!;
    if (chain.units[last] === unit) {
      chain.runs[last] = Math.min(longestRun, chain.runs[last]! + 1);
      chain.ends[last] = tokens.ends[token]!;
      continue;
    }
    chain.units.push(unit);
    chain.runs.push(1);
    chain.starts.push(tokens.starts[token]!);
    chain.ends.push(tokens.ends[token]!);
  }
  return chain;
}
