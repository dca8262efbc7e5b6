import type { SanctionedPerson, SanctionKind, UserChangeKind } from '../../users/index.js';
import { type Comment, rejectionInForce } from '../../comments/index.js';
import type { AppealOutcome, CommentAppeal, SanctionAppeal } from './appeal.js';

/** What has become of an open appeal without anybody's answer. */
export type Overtaken = Pick<AppealOutcome, 'by' | 'text'> & { readonly state: 'GRANTED' | 'VOID' };

const system = 'system:appeals';

const texts = {
  gone: 'The comment was deleted.',
  nobody: 'The account is gone.',
  renamed: 'Another name was chosen.',
  replaced: 'Another decision has taken the place of this one.',
  reversed: 'The moderators have taken the decision back.',
} as const;

/**
 * How an open appeal ends because of what was done to its comment elsewhere; nothing while its decision is in force.
 *
 * @param comment nothing where it does not exist any more
 */
export function overtakenBy(
  { decision }: Pick<CommentAppeal, 'decision'>,
  comment: Comment | undefined,
): Overtaken | undefined {
  if (!comment || comment.deletedAt) return { state: 'VOID', by: system, text: texts.gone };
  const rejection = rejectionInForce(comment);
  if (rejection?.id === decision.id) return undefined;
  if (rejection) return { state: 'VOID', by: system, text: texts.replaced };
  return { state: 'GRANTED', by: comment.decision?.moderatorId ?? system, text: texts.reversed };
}

/** What takes a sanction back, where moderators do it. */
const reversals: Readonly<Record<SanctionKind, UserChangeKind>> = {
  BANNED: 'UNBANNED',
  SUSPENDED: 'UNSUSPENDED',
  PREMODERATED: 'PREMODERATION_ENDED',
  WARNED: 'WARNING_WITHDRAWN',
  USERNAME_REJECTED: 'USERNAME_APPROVED',
};

/**
 * How an open appeal ends because of what happened to the person elsewhere; nothing while its decision stands.
 *
 * @param person nothing where the account does not exist any more
 */
export function sanctionOvertakenBy(
  { decision: { id, kind, siteId } }: Pick<SanctionAppeal, 'decision'>,
  person: SanctionedPerson | undefined,
): Overtaken | undefined {
  if (!person) return { state: 'VOID', by: system, text: texts.nobody };
  const { sanctions, history } = person;
  if (sanctions.some((sanction) => sanction.id === id)) return undefined;
  const isReplaced = sanctions.some((sanction) => sanction.kind === kind && sanction.siteId === siteId);
  if (isReplaced) return { state: 'VOID', by: system, text: texts.replaced };
  const last = history.findLast((change) => [reversals[kind], 'USERNAME_CHANGED'].includes(change.kind));
  if (kind === 'USERNAME_REJECTED' && last?.kind === 'USERNAME_CHANGED') {
    return { state: 'VOID', by: last.by, text: texts.renamed };
  }
  const reversal = history.findLast((change) => change.kind === reversals[kind]);
  return { state: 'GRANTED', by: reversal?.by ?? system, text: texts.reversed };
}
