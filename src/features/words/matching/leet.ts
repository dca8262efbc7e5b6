import { expansionOf, fold, Kind, kindOf, unitOf } from './fold.js';

/** What a digit or sign may be read as inside a word. `1`, `!` and `|` stand for i and for l: two readings. */
export type Leet = ReadonlyMap<number, number>;

const common = '0o3e4a5s6g7t8b9g@a$s€e£l¢c+t';
const uprights = '1!|';
const space = 0x20;

export const leetAsI: Leet = leetOf(`${common}1i!i|i`);
export const leetAsL: Leet = leetOf(`${common}1l!l|l`);

/** Signs that end a sentence or join words far more often than they end a word. */
const neverLast = new Set(unitsOf('!|+'));
const upright = new Set(unitsOf(uprights));

/** Stretches of a text whose digits and signs are read as letters; positions come in pairs, start and end. */
export interface LeetSpans {
  readonly bounds: readonly number[];
  /** The stretches with as many words around them as a phrase may reach; they do not overlap. */
  readonly windows: readonly number[];
  /** Whether one has a character that stands for i and for l. */
  readonly isAmbiguous: boolean;
  /** Whether one has a sign, which would be no part of a word otherwise. */
  readonly hasSigns: boolean;
}

/**
 * Finds words written with digits and signs for letters: a letter at least, two letters or three letters and signs, and
 * fewer digits than twice of those. So `sh1t`, `@ss` and `a$$` are read as words; `455`, `A55`, `45s` and `$100` are not.
 *
 * @param reach how many words before and behind belong to a window
 */
export function leetSpans(text: string, reach = 0): LeetSpans {
  const bounds: number[] = [];
  const windows: number[] = [];
  const before: number[] = [];
  let behind = 0;
  let isAmbiguous = false;
  let hasSigns = false;
  for (let at = 0; at < text.length;) {
    const word = readWord(text, at);
    at = word.next;
    if (word.letters + word.digits === 0) continue;
    if (isLeet(word)) {
      bounds.push(word.start, word.end);
      isAmbiguous ||= word.isAmbiguous;
      hasSigns ||= word.signs > 0;
      const start = before[0] ?? word.start;
      if (windows.length > 0 && start <= windows.at(-1)!) windows[windows.length - 1] = word.end;
      else windows.push(start, word.end);
      behind = reach;
    } else if (behind > 0) {
      windows[windows.length - 1] = word.end;
      behind -= 1;
    }
    before.push(word.start);
    if (before.length > reach) before.shift();
  }
  return { bounds, windows, isAmbiguous, hasSigns };
}

interface Word {
  readonly start: number;
  /** Behind its last letter, digit or sign that may be last. */
  readonly end: number;
  readonly next: number;
  readonly letters: number;
  readonly digits: number;
  readonly signs: number;
  readonly isAmbiguous: boolean;
}

/** The stretch of letters, digits and signs from `start`, or one character that is none of these. */
function readWord(text: string, start: number): Word {
  let letters = 0;
  let digits = 0;
  let signs = 0;
  let trailing = 0;
  let isAmbiguous = false;
  let at = start;
  let end = start;
  let isInside = true;
  while (isInside && at < text.length) {
    const codePoint = text.codePointAt(at)!;
    at += codePoint > 0xffff ? 2 : 1;
    const folded = firstOf(codePoint);
    const kind = kindOf(folded);
    const unit = unitOf(folded);
    isInside = kind !== Kind.Separator || (unit !== space && leetAsI.has(unit));
    if (!isInside || kind === Kind.Ignored || kind === Kind.Accent) continue;
    isAmbiguous ||= unit < 0x80 && upright.has(unit);
    if (kind === Kind.Separator && neverLast.has(unit)) {
      trailing += 1;
      continue;
    }
    if (kind === Kind.Separator) signs += 1;
    else if (kind === Kind.Digit) digits += 1;
    else letters += 1;
    signs += trailing;
    trailing = 0;
    end = at;
  }
  return { start, end, next: at, letters, digits, signs, isAmbiguous };
}

function isLeet({ letters, digits, signs }: Word): boolean {
  if (digits + signs === 0 || letters === 0) return false;
  return (letters >= 2 || letters + signs >= 3) && digits < 2 * (letters + signs);
}

function firstOf(codePoint: number): number {
  const folded = fold(codePoint);
  return kindOf(folded) === Kind.Expansion ? expansionOf(codePoint)[0]! : folded;
}

function leetOf(pairs: string): Leet {
  return new Map((pairs.match(/../gu) ?? []).map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]));
}

function unitsOf(characters: string): number[] {
  return Array.from(characters, (character) => character.charCodeAt(0));
}
