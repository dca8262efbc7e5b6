import { latinLookAlikes } from './latin-look-alikes.js';

/** What a character does in a word. */
export const Kind = {
  /** White space, punctuation, symbols: ends a word. */
  Separator: 0,
  /** Zero-width and other default-ignorable characters: not there. */
  Ignored: 1,
  /** An accent or vowel point that is folded away; it belongs to the letter before it. */
  Accent: 2,
  /** A letter of a script that sets words apart; may be repeated for emphasis. */
  Letter: 3,
  /** A letter of a script without spaces between words. */
  Dense: 4,
  Digit: 5,
  /** A mark that makes another word (vowel signs, voicing): stays, and is never cut off its letter. */
  Mark: 6,
  /** The same in a script without spaces between words. */
  DenseMark: 7,
  /** Several of the above, see `expansionOf`. */
  Expansion: 8,
} as const;
export type Kind = (typeof Kind)[keyof typeof Kind];

const unknown = -1;
const kindShift = 16;
const unitMask = 0xffff;
/** The planes in everyday use are looked up in a table, filled as characters come along; the rest in a map. */
const tableSize = 0x20000;
const table = new Int32Array(tableSize).fill(unknown);
const rare = new Map<number, number>();
const expansions = new Map<number, readonly number[]>();

const whole: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ς: 'σ' };
const lookAlikes = new Map(
  Object.entries(latinLookAlikes).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

const ignorable = /\p{Default_Ignorable_Code_Point}/u;
/** Marks of scripts whose letters say enough without them: Latin, Greek, Cyrillic, Hebrew and Arabic points. */
const accents =
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]/;
const mark = /\p{M}/u;
const letter = /\p{L}|\p{Nl}/u;
const digit = /\p{Nd}/u;
/** Trade marks, superscript figures and fractions stand behind words without being part of them. */
const appended = /[™℠]|\p{No}/u;
const dense =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}\p{scx=Yi}\p{scx=Tibetan}]/u;

/** What a code point is read as: a kind and a UTF-16 code unit, see `kindOf` and `unitOf`. Deterministic, cached. */
export function fold(codePoint: number): number {
  const known = codePoint < tableSize ? table[codePoint]! : (rare.get(codePoint) ?? unknown);
  if (known !== unknown) return known;
  const units = foldAnew(String.fromCodePoint(codePoint));
  const folded = units.length === 1 ? units[0]! : Kind.Expansion << kindShift;
  if (units.length !== 1) expansions.set(codePoint, units);
  if (codePoint < tableSize) table[codePoint] = folded;
  else rare.set(codePoint, folded);
  return folded;
}

export function kindOf(folded: number): Kind {
  return (folded >> kindShift) as Kind;
}

/** The folded letter, digit or mark; of a separator, the character itself. */
export function unitOf(folded: number): number {
  return folded & unitMask;
}

/** The parts of a code point whose kind is `Expansion`, such as a ligature. */
export function expansionOf(codePoint: number): readonly number[] {
  return expansions.get(codePoint)!;
}

function foldAnew(character: string): number[] {
  if (ignorable.test(character) && !mark.test(character)) return [encode(Kind.Ignored, 0)];
  if (appended.test(character)) return [encode(Kind.Separator, 0)];
  const squared = squaredLetter(character.codePointAt(0)!);
  const plain = (squared ?? character).normalize('NFKD').toLowerCase().normalize('NFKD');
  return [...plain].flatMap((part) => [...(whole[part] ?? lookAlikes.get(part) ?? part)].flatMap(encodePart));
}

/** One code point as its one or two code units. */
function encodePart(character: string): number[] {
  const kind = kindOfFolded(character);
  return Array.from({ length: character.length }, (_, index) => encode(kind, character.charCodeAt(index)));
}

function kindOfFolded(character: string): Kind {
  if (accents.test(character)) return Kind.Accent;
  if (ignorable.test(character)) return mark.test(character) ? Kind.Accent : Kind.Ignored;
  if (mark.test(character)) return dense.test(character) ? Kind.DenseMark : Kind.Mark;
  if (digit.test(character)) return Kind.Digit;
  if (!letter.test(character)) return Kind.Separator;
  return dense.test(character) ? Kind.Dense : Kind.Letter;
}

/** White letters on squares and discs have no compatibility form: three alphabets of 26 in a row of code points each. */
function squaredLetter(codePoint: number): string | undefined {
  for (const first of [0x1f150, 0x1f170]) {
    const index = codePoint - first;
    if (index >= 0 && index < 26) return String.fromCharCode(97 + index);
  }
  return undefined;
}

function encode(kind: Kind, unit: number): number {
  return (kind << kindShift) | unit;
}
