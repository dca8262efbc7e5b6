import { derivedId } from '../../../core/database/ids.js';
import type { LedgerRecord } from '../../ledger/index.js';
import type { ModerationRules } from '../../settings/index.js';
import type { Sanction } from '../../users/index.js';
import type { Rejection, RejectionCode } from '../../comments/index.js';

/**
 * OPEN waits for a moderator; GRANTED: the decision is reversed; UPHELD: it stays; VOID: there is nothing left to decide,
 * because what it is about is gone or another decision has taken the place of this one.
 */
export const appealStates = ['OPEN', 'GRANTED', 'UPHELD', 'VOID'] as const;
export type AppealState = (typeof appealStates)[number];

export const appealVerdicts = ['GRANT', 'UPHOLD'] as const;
export type AppealVerdict = (typeof appealVerdicts)[number];

interface AppealFields {
  /** Derived from what was decided about and the decision: a repeated request meets the first. */
  readonly id: string;
  /** Who appeals. */
  readonly authorId: string;
  /** The author's words. */
  readonly text: string;
  readonly createdAt: Date;
  readonly state: AppealState;
  readonly outcome?: AppealOutcome | undefined;
}

/** Against the rejection of the author's comment. */
export interface CommentAppeal extends AppealFields, Place {
  readonly commentId: string;
  /** As it was when the author appealed. */
  readonly decision: Rejection;
}

/** Against what was decided about the author themselves. */
export interface SanctionAppeal extends AppealFields {
  /** Absent where the decision holds everywhere. */
  readonly siteId?: string | undefined;
  /** As it was when the author appealed. */
  readonly decision: Sanction;
}

/** A complaint about a decision (DSA Art. 20). There is one for a decision at the most. */
export type Appeal = CommentAppeal | SanctionAppeal;

export function isOfComment(appeal: Appeal): appeal is CommentAppeal {
  return 'commentId' in appeal;
}

/** @param subjectId the comment, or the person */
export function appealId(subjectId: string, decisionId: string): string {
  return derivedId('appeal', subjectId, decisionId);
}

/** Where the comment is. */
export interface Place {
  readonly siteId: string;
  readonly storyId: string;
  readonly section?: string | undefined;
}

export interface AppealOutcome {
  /** A person's id, or `system:` and what acted. */
  readonly by: string;
  readonly at: Date;
  /** Told to the author. */
  readonly text?: string | undefined;
  /** The ground on which a comment's rejection stays, where it is another one than before. */
  readonly code?: RejectionCode | undefined;
}

/** How an appeal ends, all of it in one write. */
export interface AppealEnding {
  readonly state: Exclude<AppealState, 'OPEN'>;
  readonly outcome: AppealOutcome;
  readonly record: LedgerRecord;
  /** Whether what was decided about has still to follow. */
  readonly isOwed: boolean;
}

export const longestAppeal = 2_000;
const dayMs = 86_400_000;

export type AppealRefusal = 'APPEALS_DISABLED' | 'DECISION_CHANGED' | 'APPEAL_WINDOW_ENDED';

/** Until when a decision can be appealed; nothing where a site takes no appeals. */
export function appealableUntil(
  decidedAt: Date,
  { enabled, windowDays }: ModerationRules['appeals'],
): Date | undefined {
  return enabled ? new Date(decidedAt.getTime() + windowDays * dayMs) : undefined;
}

/**
 * Why the decision in force cannot be appealed now.
 *
 * @param decisionId the decision that the author has read; without it whatever is in force
 * @returns nothing when it can
 */
export function refusalOf(
  decision: Pick<Appeal['decision'], 'id' | 'at'>,
  { decisionId, rules, now }: { decisionId: string | undefined; rules: ModerationRules['appeals']; now: Date },
): AppealRefusal | undefined {
  if (decisionId !== undefined && decisionId !== decision.id) return 'DECISION_CHANGED';
  const until = appealableUntil(decision.at, rules);
  if (!until) return 'APPEALS_DISABLED';
  return now < until ? undefined : 'APPEAL_WINDOW_ENDED';
}

/** So many of those who can decide are enough to know whether one is neither the author nor who decided. */
export const decidersAsked = 3;

/**
 * Why somebody may not decide about an appeal: it goes to another moderator where there is one.
 *
 * @param deciders who can, at least `decidersAsked` of them or all
 * @returns nothing when they may
 */
export function deciderRefusal(
  { authorId, decision }: { readonly authorId: string; readonly decision: Pick<Appeal['decision'], 'by'> },
  deciderId: string,
  deciders: readonly string[],
): 'APPEAL_IS_YOURS' | 'DECISION_WAS_YOURS' | undefined {
  if (authorId === deciderId) return 'APPEAL_IS_YOURS';
  if (decision.by !== deciderId) return undefined;
  return deciders.some((id) => id !== deciderId && id !== authorId) ? 'DECISION_WAS_YOURS' : undefined;
}
