import Papa from 'papaparse';
import type { LedgerEntry } from './ledger-entry.js';

export const ledgerFormats = ['CSV', 'JSON_LINES'] as const;
export type LedgerFormat = (typeof ledgerFormats)[number];

const columns = [
  'chain',
  'seq',
  'at',
  'actor',
  'action',
  'subject_kind',
  'subject_id',
  'reason',
  'rules',
  'facts',
  'previous_hash',
  'hash',
] as const;

/** An entry as a line of JSON Lines: everything that its hash is made of. */
export function jsonLine(entry: LedgerEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

/**
 * A part of a file of entries. Cells that a spreadsheet would take for a formula get an apostrophe in front.
 *
 * @param isFirst whether the file begins here
 */
export function formatEntries(entries: readonly LedgerEntry[], format: LedgerFormat, isFirst: boolean): string {
  if (format === 'JSON_LINES') return entries.map(jsonLine).join('');
  const rows = [...(isFirst ? [[...columns]] : []), ...entries.map(cells)];
  if (rows.length === 0) return '';
  return `${Papa.unparse(rows, { newline: '\r\n', escapeFormulae: true })}\r\n`;
}

function cells({ chain, seq, at, actorId, action, subject, reason, rules, facts, previousHash, hash }: LedgerEntry) {
  return [
    chain,
    String(seq),
    at.toISOString(),
    actorId,
    action,
    subject.kind,
    subject.id,
    reason ?? '',
    (rules ?? []).join(' '),
    facts ? JSON.stringify(facts) : '',
    previousHash,
    hash,
  ];
}
