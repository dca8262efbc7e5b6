import { expansionOf, fold, Kind, kindOf, unitOf } from './fold.js';
import { type Leet, leetAsI } from './leet.js';

const space = 0x20;
/** Longer runs of a letter are all the same: somebody leaned on the key. */
export const longestRun = 3;
const smallest = 1_024;

/**
 * A text as the matcher reads it: tokens of one folded letter or one gap between words, each with its place in the
 * original text in UTF-16 code units. A repeated letter is one token that knows its run (3 for three or more). The first
 * and the last token are gaps. Made to be filled again and again; a fill takes time linear in the text.
 */
export class Reading {
  /** Folded code units; a space for a gap. */
  units = new Uint16Array(0);
  kinds = new Uint8Array(0);
  runs = new Uint8Array(0);
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  /** Which word a token is part of. A gap goes with the word before it. */
  words = new Int32Array(0);
  /** The first and the last token of each word. */
  firsts = new Int32Array(0);
  lasts = new Int32Array(0);
  length = 0;
  wordCount = 0;
  hasDigitsOrSigns = false;

  /** Reads a text as written. */
  fill(text: string): this {
    return this.fillPart(text, 0, text.length, undefined, []);
  }

  /**
   * Reads a part of a text, positions being those of the whole.
   *
   * @param leet what digits and signs stand for within `spans`, pairs of start and end
   */
  fillPart(text: string, from: number, to: number, leet: Leet | undefined, spans: readonly number[]): this {
    this.length = 0;
    this.wordCount = 0;
    this.hasDigitsOrSigns = false;
    this.push(Kind.Separator, space, from, from);
    let span = 0;
    for (let at = from; at < to;) {
      const codePoint = text.codePointAt(at)!;
      const end = at + (codePoint > 0xffff ? 2 : 1);
      while (span < spans.length && spans[span + 1]! <= at) span += 2;
      const table = leet !== undefined && span < spans.length && spans[span]! <= at ? leet : undefined;
      const folded = fold(codePoint);
      if (kindOf(folded) !== Kind.Expansion) this.read(folded, at, end, table);
      else for (const part of expansionOf(codePoint)) this.read(part, at, end, table);
      at = end;
    }
    if (this.units[this.length - 1] !== space) this.push(Kind.Separator, space, to, to);
    return this;
  }

  private read(folded: number, start: number, end: number, leet: Leet | undefined): void {
    const kind = kindOf(folded);
    const unit = unitOf(folded);
    if (kind === Kind.Digit || (kind === Kind.Separator && unit !== space && leetAsI.has(unit))) {
      this.hasDigitsOrSigns = true;
      const letter = leet?.get(unit);
      if (letter !== undefined) return this.push(Kind.Letter, letter, start, end);
    }
    this.push(kind, kind === Kind.Separator ? space : unit, start, end);
  }

  private push(kind: Kind, unit: number, start: number, end: number): void {
    if (kind === Kind.Ignored) return;
    const last = this.length - 1;
    const before = last < 0 ? undefined : (this.kinds[last] as Kind);
    if (kind === Kind.Accent) {
      if (before !== Kind.Separator) this.ends[last] = end;
    } else if (kind === Kind.Separator && before === Kind.Separator) {
      this.ends[last] = end;
    } else if (kind === Kind.Letter && before === Kind.Letter && this.units[last] === unit) {
      this.runs[last] = Math.min(longestRun, this.runs[last]! + 1);
      this.ends[last] = end;
    } else {
      if (isWordBreak(before, kind)) this.append(Kind.Separator, space, start, start);
      this.append(kind, unit, start, end);
    }
  }

  private append(kind: Kind, unit: number, start: number, end: number): void {
    const token = this.length;
    if (token === this.units.length) this.grow();
    this.units[token] = unit;
    this.kinds[token] = kind;
    this.runs[token] = 1;
    this.starts[token] = start;
    this.ends[token] = end;
    if (kind !== Kind.Separator) {
      if (this.kinds[token - 1] === Kind.Separator) this.firsts[this.wordCount++] = token;
      this.lasts[this.wordCount - 1] = token;
    }
    this.words[token] = this.wordCount - 1;
    this.length = token + 1;
  }

  private grow(): void {
    const size = Math.max(smallest, this.units.length * 2);
    const wider = (from: Int32Array<ArrayBuffer>) => {
      const to = new Int32Array(size);
      to.set(from);
      return to;
    };
    const units = new Uint16Array(size);
    units.set(this.units);
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    const runs = new Uint8Array(size);
    runs.set(this.runs);
    [this.units, this.kinds, this.runs] = [units, kinds, runs];
    [this.starts, this.ends] = [wider(this.starts), wider(this.ends)];
    [this.words, this.firsts, this.lasts] = [wider(this.words), wider(this.firsts), wider(this.lasts)];
  }
}

export function isDense(kind: Kind | undefined): boolean {
  return kind === Kind.Dense || kind === Kind.DenseMark;
}

export function isMark(kind: Kind | undefined): boolean {
  return kind === Kind.Mark || kind === Kind.DenseMark;
}

/** Words of scripts with and without spaces end where they meet. */
function isWordBreak(before: Kind | undefined, kind: Kind): boolean {
  if (before === undefined || before === Kind.Separator || kind === Kind.Separator) return false;
  return isDense(before) !== isDense(kind);
}
