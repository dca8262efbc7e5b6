import { type WordListFormat } from '../generated/operations.js';

/**
 * The text file that adds what somebody pasted, line by line: a line with tabs says itself which category and note it
 * has, any other gets those given. Lines keep their numbers, so that the server's report names those that were typed.
 */
export function contentOf(lines: string, category: string, note: string): string {
  const [kind, remark] = [category, note].map((text) => text.replaceAll(/\s+/g, ' ').trim());
  return lines
    .split(/\r\n|\n|\r/)
    .map((line) => {
      if (line.trim() === '' || line.includes('\t')) return line;
      // Here # begins a phrase, such as a hashtag; in the file it would begin a comment.
      return [line.trim().replace(/^(?=[\\#])/, '\\'), kind, remark].join('\t');
    })
    .join('\n');
}

/** The lines that were refused, as they were typed. */
export function linesAt(lines: string, numbers: readonly number[]): string {
  const all = lines.split(/\r\n|\n|\r/);
  return numbers.map((number) => all[number - 1] ?? '').join('\n');
}

/** Spreadsheets write CSV; whatever else somebody chooses is read as text. */
export function formatOf(fileName: string): WordListFormat {
  return /\.csv$/i.test(fileName) ? 'CSV' : 'TEXT';
}
