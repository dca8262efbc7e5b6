import { z } from 'zod';
import { coreError } from '../../errors/core.errors.js';

const longestCursor = 512;
const farthestDate = 8_640_000_000_000_000;

/** A sort key that is a count or a moment in milliseconds: no more than a `Date` can hold. */
export const numericKey = z.number().min(-farthestDate).max(farthestDate);

/** Makes an opaque cursor of a row's sort key and tie-breaker. Dates go in as ISO strings. */
export function encodeCursor(position: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/**
 * Reads a cursor back.
 *
 * @param schema what the positions of this sort order look like
 * @throws TalkError `BAD_CURSOR` for one that is made up, or belongs to another order
 */
export function decodeCursor<Position>(cursor: string, schema: z.ZodType<Position>): Position {
  if (cursor.length > longestCursor) throw coreError('BAD_CURSOR');
  const outcome = schema.safeParse(parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!outcome.success) throw coreError('BAD_CURSOR');
  return outcome.data;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw coreError('BAD_CURSOR');
  }
}
