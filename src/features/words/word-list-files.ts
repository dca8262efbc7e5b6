import Papa from 'papaparse';
import { coreError } from '../../core/errors/core.errors.js';
import type { GivenEntry } from './word-list-change.js';
import type { WordEntry } from './word-list.js';

/** TEXT is for people and version control, CSV for spreadsheets. */
export const wordListFormats = ['TEXT', 'CSV'] as const;
export type WordListFormat = (typeof wordListFormats)[number];

const columns = ['phrase', 'category', 'note'] as const;
/** What spreadsheets take for a formula when a cell begins with it. */
const formula = /^'*[=+\-@\t\r]/;
const neutralised = /^'(?='*[=+\-@\t\r])/;
const mostLines = 200_000;

/**
 * Reads a file of words.
 *
 * TEXT: a phrase a line; behind a tab its category, behind another tab a note. Lines that begin with `#` are comments,
 * and so is what follows white space and `#` on a line without tabs. A phrase that begins with `#` is written `\#…`.
 *
 * CSV: RFC 4180, comma, semicolon or tab; the columns phrase, category and note, with or without a heading that says
 * which is which. An apostrophe that keeps a spreadsheet from taking a cell for a formula is taken off.
 *
 * @throws BAD_INPUT for more than 200,000 lines, or a CSV heading without a column `phrase`
 */
export function parseWords(content: string, format: WordListFormat): GivenEntry[] {
  const text = content.replace(/^\ufeff/, '');
  const entries = format === 'CSV' ? parseCsv(text) : parseText(text);
  if (entries.length > mostLines) throw coreError('BAD_INPUT', { problem: `A file has at most ${mostLines} lines.` });
  return entries;
}

/** Writes what `parseWords` reads back to the same entries. */
export function formatWords(entries: readonly WordEntry[], format: WordListFormat): string {
  if (format === 'TEXT') return entries.map((entry) => `${textLine(entry)}\n`).join('');
  const rows = entries.map(({ phrase, category = '', note = '' }) => [phrase, category, note].map(neutralise));
  return `${Papa.unparse([[...columns], ...rows], { newline: '\r\n' })}\r\n`;
}

function parseText(text: string): GivenEntry[] {
  return text.split(/\r\n|\n|\r/).flatMap((line, index) => {
    const [phrase = '', category = '', note = ''] = line.includes('\t') ? line.split('\t') : [withoutComment(line)];
    if (phrase.trimStart().startsWith('#') || (phrase.trim() === '' && category === '')) return [];
    return [given(index + 1, phrase.replace(/^\\(?=[\\#])/, ''), category, note)];
  });
}

function withoutComment(line: string): string {
  for (let at = line.indexOf('#'); at !== -1; at = line.indexOf('#', at + 1)) {
    if (at === 0 || line[at - 1]!.trim() === '') return line.slice(0, at);
  }
  return line;
}

function textLine({ phrase, category = '', note = '' }: WordEntry): string {
  const escaped = /^[\\#]/.test(phrase) ? `\\${phrase}` : phrase;
  // A tab tells that a # in the phrase begins no comment.
  if (category === '' && note === '') return phrase.includes('#') ? `${escaped}\t` : escaped;
  return [escaped, category, note].join('\t').trimEnd();
}

function parseCsv(text: string): GivenEntry[] {
  const { data } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), preview: mostLines + 1 });
  const heading = data[0]?.map((cell) => cell.trim().toLowerCase()) ?? [];
  const isHeading = heading.some((cell) => (columns as readonly string[]).includes(cell));
  if (isHeading && !heading.includes('phrase')) {
    throw coreError('BAD_INPUT', { problem: 'The heading of the CSV file names no column "phrase".' });
  }
  const [phrase, category, note] = columns.map((name, index) => (isHeading ? heading.indexOf(name) : index));
  const cell = (row: readonly string[], index: number) => (row[index] ?? '').replace(neutralised, '');
  return data.flatMap((row, index) => {
    if ((isHeading && index === 0) || row.every((value) => value.trim() === '')) return [];
    return [given(index + 1, cell(row, phrase!), cell(row, category!), cell(row, note!))];
  });
}

/** The one that is in the first line most often: spreadsheets of some countries write semicolons. */
function delimiterOf(text: string): string {
  const [first = ''] = text.split(/[\r\n]/, 1);
  const counted = [',', ';', '\t'].map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).delimiter;
}

function given(line: number, phrase: string, category: string, note: string): GivenEntry {
  return { line, phrase, ...(category.trim() && { category }), ...(note.trim() && { note }) };
}

function neutralise(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}
