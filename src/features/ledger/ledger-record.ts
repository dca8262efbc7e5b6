import { z } from 'zod';
import type { LedgerRecord } from './ledger-entry.js';

/** The chain for what concerns no single site. */
export const organisationChain = 'organisation';

/** Half of a surrogate pair: MongoDB would store something else in its place, and the hash would not fit any more. */
const loneSurrogate = /\p{Cs}/gu;

const text = (max: number) =>
  z
    .string()
    .max(max)
    .transform((value) => value.replace(loneSurrogate, '\ufffd'));

/** MongoDB gives an optional property back as null that was undefined when an owner stored its record. */
const optional = <Shape extends z.ZodType>(shape: Shape) =>
  shape.nullish().transform((value) => (value === null ? undefined : value));

const recordShape = z.strictObject({
  id: text(128).pipe(z.string().min(1)),
  chain: z.string().regex(/^[\w-]{1,64}$/),
  at: z.date(),
  actorId: text(200).pipe(z.string().min(1)),
  action: z.string().regex(/^[A-Z][A-Z0-9_]{2,63}$/),
  subject: z.strictObject({
    kind: z.enum(['comment', 'user', 'story', 'settings', 'word_list', 'notice', 'appeal']),
    id: text(200),
  }),
  reason: optional(text(5_000)),
  rules: optional(z.array(text(200)).max(50)),
  facts: optional(
    z.record(
      z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/),
      z.union([text(2_000), z.number(), z.boolean(), z.null()]),
    ),
  ),
});

/**
 * The record as MongoDB will give it back to the last bit: what is hashed is what is stored.
 *
 * @throws ZodError for a record of another shape, or one too large
 */
export function normaliseRecord(record: LedgerRecord): LedgerRecord {
  return recordShape.parse(record);
}
