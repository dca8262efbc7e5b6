import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageError } from '../core/errors/usage-error.js';
import type { WordListFormat } from '../features/words/index.js';

const largestFile = 32_000_000;

export function formatOf(file: string): WordListFormat {
  return path.extname(file).toLowerCase() === '.csv' ? 'CSV' : 'TEXT';
}

/** @throws UsageError where there is no such file, or one that is too large */
export async function readListFile(file: string): Promise<string> {
  const size = await stat(file).then(
    (stats) => stats.size,
    () => undefined,
  );
  if (size === undefined) throw new UsageError(`There is no file ${file}.`);
  if (size > largestFile) throw new UsageError(`${file} is larger than ${largestFile / 1_000_000} MB.`);
  return readFile(file, 'utf8');
}
