import { derivedId } from '../../../core/database/ids.js';
import { type LedgerRecord, organisationChain } from '../../ledger/index.js';
import { type Appeal, isOfComment } from './appeal.js';

/** The record of one step of an appeal. Every step is made once, so its id is the appeal's and the step's name. */
export function appealRecord(
  appeal: Appeal,
  step: 'FILED' | 'GRANTED' | 'UPHELD' | 'VOID',
  { by, at, reason }: { by: string; at: Date; reason?: string | undefined },
): LedgerRecord {
  const { id, siteId, decision } = appeal;
  return {
    id: derivedId('appeal-record', id, step),
    chain: siteId ?? organisationChain,
    at,
    actorId: by,
    action: `APPEAL_${step}`,
    subject: { kind: 'appeal', id },
    ...(reason ? { reason } : {}),
    facts: { ...subjectOf(appeal), decision: decision.id, decidedBy: decision.by },
  };
}

function subjectOf(appeal: Appeal): LedgerRecord['facts'] {
  return isOfComment(appeal)
    ? { comment: appeal.commentId, revision: appeal.decision.revision }
    : { person: appeal.authorId, sanction: appeal.decision.kind };
}
