import type { Automaton } from './automaton.js';
import type { Kind } from './fold.js';
import { leetAsI, leetAsL, leetSpans } from './leet.js';
import type { Edge, PhrasePart } from './phrase.js';
import { isMark, longestRun, Reading } from './reading.js';
import { spelledWords } from './spelled-out.js';

/** BANNED words reject or hold a comment, SUSPECT ones hold or flag it, as the site's rules say. */
export const wordListKinds = ['BANNED', 'SUSPECT'] as const;
export type WordListKind = (typeof wordListKinds)[number];

/** Where a phrase was found, in UTF-16 code units of the text that was given. */
export interface WordMatch {
  readonly list: WordListKind;
  /** As entered. */
  readonly phrase: string;
  readonly category?: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/** What is reported of a phrase that is found. */
export type Listed = Pick<WordMatch, 'list' | 'phrase' | 'category'>;

/** A part of a listed phrase, and its place in it. */
export interface Part extends PhrasePart {
  /** Of consecutive parts of a phrase, consecutive. */
  readonly id: number;
  readonly phrase: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** More say nothing more about a text. */
export const mostMatches = 1_000;

/** Longer than any text: two numbers become one key. */
const places = 2 ** 24;

/**
 * Finds the phrases of compiled lists in a text, see `compileLists`. The text is read as written, with digits and signs
 * as letters where it has such words, and letter by letter where it spells some out; each reading takes time linear in
 * the text. Keeps its buffers from one text to the next.
 */
export class WordMatcher {
  private readonly own = new Reading();
  /** What is being searched. */
  private tokens = this.own;

  /** @param parts those that have the automaton's key of the same index */
  constructor(
    private readonly phrases: readonly Listed[],
    private readonly parts: readonly (readonly Part[])[],
    private readonly automaton: Automaton,
    /** Of the phrase with the most. */
    private readonly mostWords: number,
  ) {}

  get phraseCount(): number {
    return this.phrases.length;
  }

  /** Memory of the automaton in bytes, its states, and how often it went from one to another so far. */
  get figures(): { readonly bytes: number; readonly states: number; readonly steps: number } {
    return { bytes: this.automaton.bytes, states: this.automaton.stateCount, steps: this.automaton.steps };
  }

  /**
   * All places of all phrases, overlapping ones too: in the order of the text, of those that start together the longer
   * first. The first 1,000 that are met, no more.
   *
   * @param text plain text
   * @param written the same, where it has been read already
   */
  match(text: string, written?: Reading): WordMatch[] {
    const found = new Found(this.phrases);
    if (this.phrases.length === 0) return [];
    this.tokens = written ?? this.own.fill(text);
    this.search(found);
    this.searchSpelledOut(text, found);
    const { hasDigitsOrSigns } = this.tokens;
    this.tokens = this.own;
    if (hasDigitsOrSigns) this.searchLeet(text, found);
    return found.inOrder();
  }

  private search(found: Found): void {
    const { tokens } = this;
    /** Where phrases started whose parts so far end in a given word. */
    let begun: Map<number, number> | undefined;
    this.automaton.scan(tokens.units, tokens.length, (key, last) => {
      for (const part of this.parts[key]!) {
        const from = last - part.key.length + 1;
        const first = from + gapOf(part.start);
        const final = last - gapOf(part.end);
        const start = part.isFirst ? this.startOf(part, first) : begun?.get(part.id * places + tokens.words[first]!);
        if (start === undefined || found.has(part.phrase, start) || !this.fits(part, from, first, final)) continue;
        if (part.isLast) found.add(part.phrase, start, this.endOf(part, final));
        else (begun ??= new Map()).set((part.id + 1) * places + tokens.words[final]! + 1, start);
      }
      return !found.isFull;
    });
  }

  /** Around the words that it changes only: elsewhere it reads nothing that is not read as written. */
  private searchLeet(text: string, found: Found): void {
    const { bounds, windows, isAmbiguous } = leetSpans(text, this.mostWords - 1);
    for (const leet of isAmbiguous ? [leetAsI, leetAsL] : [leetAsI]) {
      let span = 0;
      for (let window = 0; window < windows.length; window += 2) {
        const [from, to] = [windows[window]!, windows[window + 1]!];
        const first = span;
        while (span < bounds.length && bounds[span]! < to) span += 2;
        this.tokens.fillPart(text, from, to, leet, bounds.slice(first, span));
        this.search(found);
      }
    }
  }

  private searchSpelledOut(text: string, found: Found): void {
    for (const { key, runs, start, end } of spelledWords(text, this.tokens, this.automaton)) {
      for (const part of this.parts[key]!) {
        if (!part.isFirst || !part.isLast) continue;
        if (runs.every((run, index) => isRun(run, part.runs.charCodeAt(index + 1) - zero, false))) {
          found.add(part.phrase, start, end);
        }
      }
      if (found.isFull) return;
    }
  }

  /** Whether each letter stands as often as in the phrase, or for emphasis; a mark is never cut off its letter. */
  private fits({ runs, start, end }: Part, from: number, first: number, final: number): boolean {
    const { tokens } = this;
    for (let token = first; token <= final; token += 1) {
      const isOpen = (token === first && start !== 'WORD') || (token === final && end !== 'WORD');
      if (!isRun(tokens.runs[token]!, runs.charCodeAt(token - from) - zero, isOpen)) return false;
    }
    return end !== 'DENSE' || !isMark(tokens.kinds[final + 1] as Kind);
  }

  /** A word with a wildcard counts as a whole. */
  private startOf({ start }: Part, first: number): number {
    const { starts, firsts, words } = this.tokens;
    return starts[start === 'WILD' ? firsts[words[first]!]! : first]!;
  }

  private endOf({ end }: Part, final: number): number {
    const { ends, lasts, words } = this.tokens;
    return ends[end === 'WILD' ? lasts[words[final]!]! : final]!;
  }
}

const zero = '0'.charCodeAt(0);

/** The gap that is part of a key at a word's edge. */
function gapOf(edge: Edge): 0 | 1 {
  return edge === 'WORD' ? 1 : 0;
}

function isRun(given: number, wanted: number, isOpen: boolean): boolean {
  return given === wanted || given === longestRun || (isOpen && given > wanted);
}

/** Matches, each phrase once at a place whatever reading shows it. */
class Found {
  private readonly matches: WordMatch[] = [];
  private seen: Set<number> | undefined;

  constructor(private readonly phrases: readonly Listed[]) {}

  get isFull(): boolean {
    return this.matches.length === mostMatches;
  }

  has(phrase: number, start: number): boolean {
    return this.seen?.has(phrase * places + start) === true;
  }

  add(phrase: number, start: number, end: number): void {
    if (this.isFull || this.has(phrase, start)) return;
    (this.seen ??= new Set()).add(phrase * places + start);
    const { list, phrase: entered, category } = this.phrases[phrase]!;
    this.matches.push({ list, phrase: entered, ...(category === undefined ? {} : { category }), start, end });
  }

  inOrder(): WordMatch[] {
    return this.matches.sort(byPlace);
  }
}

/** In the order of the text, of those that start together the longer first. */
export function byPlace(one: WordMatch, two: WordMatch): number {
  return one.start - two.start || two.end - one.end;
}
