import type { LedgerRecord } from '../../ledger/index.js';
import type { ModerationRules } from '../../settings/index.js';
import { type Comment, type Rejection, rejectionInForce, type RejectionCode } from '../../comments/index.js';

/**
 * OPEN waits for a moderator; GRANTED: the decision is reversed; UPHELD: it stays; VOID: there is nothing left to decide,
 * because the comment is gone or another decision has taken the place of this one.
 */
export const appealStates = ['OPEN', 'GRANTED', 'UPHELD', 'VOID'] as const;
export type AppealState = (typeof appealStates)[number];

export const appealVerdicts = ['GRANT', 'UPHOLD'] as const;
export type AppealVerdict = (typeof appealVerdicts)[number];

/** An author's complaint about a decision against their comment (DSA Art. 20). There is one for a decision at the most. */
export interface Appeal extends Place {
  /** Derived from comment and decision: a repeated request meets the first. */
  readonly id: string;
  readonly commentId: string;
  readonly authorId: string;
  /** The decision as it was when the author appealed. */
  readonly decision: Rejection;
  /** The author's words. */
  readonly text: string;
  readonly createdAt: Date;
  readonly state: AppealState;
  readonly outcome?: AppealOutcome | undefined;
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
  /** The ground on which the decision stays, where it is another one than before. */
  readonly code?: RejectionCode | undefined;
}

/** How an appeal ends, all of it in one write. */
export interface AppealEnding {
  readonly state: Exclude<AppealState, 'OPEN'>;
  readonly outcome: AppealOutcome;
  readonly record: LedgerRecord;
  /** Whether the comment has still to follow. */
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
  decision: Pick<Rejection, 'id' | 'at'>,
  { decisionId, rules, now }: { decisionId: string | undefined; rules: ModerationRules['appeals']; now: Date },
): AppealRefusal | undefined {
  if (decisionId !== undefined && decisionId !== decision.id) return 'DECISION_CHANGED';
  const until = appealableUntil(decision.at, rules);
  if (!until) return 'APPEALS_DISABLED';
  return now < until ? undefined : 'APPEAL_WINDOW_ENDED';
}

/** So many of a site's moderators are enough to know whether one is neither the author nor who decided. */
export const moderatorsAsked = 3;

/**
 * Why somebody may not decide about an appeal: it goes to another moderator where there is one.
 *
 * @param moderatorIds of the site, at least `moderatorsAsked` of them or all
 * @returns nothing when they may
 */
export function deciderRefusal(
  { authorId, decision }: Pick<Appeal, 'authorId' | 'decision'>,
  deciderId: string,
  moderatorIds: readonly string[],
): 'APPEAL_IS_YOURS' | 'DECISION_WAS_YOURS' | undefined {
  if (authorId === deciderId) return 'APPEAL_IS_YOURS';
  if (decision.by !== deciderId) return undefined;
  return moderatorIds.some((id) => id !== deciderId && id !== authorId) ? 'DECISION_WAS_YOURS' : undefined;
}

/** What has become of an open appeal without anybody's answer. */
export type Overtaken = Pick<AppealOutcome, 'by' | 'text'> & { readonly state: 'GRANTED' | 'VOID' };

/**
 * How an open appeal ends because of what was done to its comment elsewhere; nothing while its decision is in force.
 *
 * @param comment nothing where it does not exist any more
 */
export function overtakenBy(
  { decision }: Pick<Appeal, 'decision'>,
  comment: Comment | undefined,
): Overtaken | undefined {
  const system = 'system:appeals';
  if (!comment || comment.deletedAt) return { state: 'VOID', by: system, text: overtakenTexts.gone };
  const rejection = rejectionInForce(comment);
  if (rejection?.id === decision.id) return undefined;
  if (rejection) return { state: 'VOID', by: system, text: overtakenTexts.replaced };
  return { state: 'GRANTED', by: comment.decision?.moderatorId ?? system, text: overtakenTexts.reversed };
}

const overtakenTexts = {
  gone: 'The comment was deleted.',
  replaced: 'Another decision has taken the place of this one.',
  reversed: 'The moderators have taken the decision back.',
} as const;
