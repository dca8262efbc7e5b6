import { derivedId } from '../../../core/database/ids.js';
import type { LedgerRecord } from '../../ledger/index.js';
import type { Appeal } from './appeal.js';

/** The record of one step of an appeal. Every step is made once, so its id is the appeal's and the step's name. */
export function appealRecord(
  { id, siteId, commentId, decision }: Pick<Appeal, 'id' | 'siteId' | 'commentId' | 'decision'>,
  step: 'FILED' | 'GRANTED' | 'UPHELD' | 'VOID',
  { by, at, reason }: { by: string; at: Date; reason?: string | undefined },
): LedgerRecord {
  return {
    id: derivedId('appeal-record', id, step),
    chain: siteId,
    at,
    actorId: by,
    action: `APPEAL_${step}`,
    subject: { kind: 'appeal', id },
    ...(reason ? { reason } : {}),
    facts: { comment: commentId, decision: decision.id, decidedBy: decision.by, revision: decision.revision },
  };
}
