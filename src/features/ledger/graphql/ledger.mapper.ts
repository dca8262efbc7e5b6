import { coreError } from '../../../core/errors/core.errors.js';
import type { Verification } from '../chain-check.js';
import type { LedgerEntry } from '../ledger-entry.js';
import type { LedgerFilter } from '../ledger.queries.js';
import type {
  LedgerEntryModel,
  LedgerFilterArgs,
  LedgerSubjectKind,
  LedgerVerificationModel,
} from './ledger.models.js';

/** @throws BAD_INPUT for a subject's id without its kind */
export function toFilter(args: LedgerFilterArgs): LedgerFilter {
  const { subjectKind, subjectID } = args;
  if (subjectID && !subjectKind) throw coreError('BAD_INPUT', { problem: 'subjectID needs subjectKind.' });
  return {
    chain: args.chain ?? undefined,
    actorId: args.actorID ?? undefined,
    action: args.action ?? undefined,
    subject: subjectKind ? { kind: lower(subjectKind), id: subjectID ?? undefined } : undefined,
    since: args.since ?? undefined,
    until: args.until ?? undefined,
  };
}

export function toLedgerEntryModel({ actorId, subject, rules, facts, ...entry }: LedgerEntry): LedgerEntryModel {
  return {
    ...entry,
    actorID: actorId,
    subject: { id: subject.id, kind: subject.kind.toUpperCase() as LedgerSubjectKind },
    rules: rules ?? [],
    facts: Object.entries(facts ?? {}).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
  };
}

export function toVerificationModel({ end, length, ...verification }: Verification): LedgerVerificationModel {
  return { ...verification, lastSeq: end.seq, lastHash: end.hash, chainLength: length };
}

const lower = (kind: LedgerSubjectKind) => kind.toLowerCase() as LedgerEntry['subject']['kind'];
