import { createHash } from 'node:crypto';
import type { LedgerEntry, LedgerRecord } from './ledger-entry.js';

/** Where a chain ends, and where its next entry is attached. */
export type ChainEnd = Pick<LedgerEntry, 'seq' | 'hash'>;

/** What the first entry is attached to. */
export function chainStart(chain: string): ChainEnd {
  return { seq: 0, hash: chain };
}

/** The record as the chain's next entry. */
export function entryAfter(end: ChainEnd, record: LedgerRecord): LedgerEntry {
  return { ...record, seq: end.seq + 1, previousHash: end.hash, hash: hashOf(end.hash, record) };
}

export function hashOf(previousHash: string, record: object): string {
  return createHash('sha256')
    .update(previousHash + canonicalJson(record))
    .digest('base64url');
}

/**
 * JSON that equal values always give: keys in the order of their UTF-16 code units, no white space, dates as ISO
 * strings, absent and undefined properties alike left out. It is what RFC 8785 prescribes for the values of a record.
 */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString());
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}
