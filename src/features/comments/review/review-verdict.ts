import { type CommentStatus, isHeld, type ReviewReason } from '../comment.js';
import type { ReviewStage, ReviewSubject, ReviewVerdict, StageOutcome } from './review-stage.js';

/** Later ones win: what a stage rejects is rejected whatever others say. */
const strength: readonly CommentStatus[] = ['NONE', 'PREMOD', 'SYSTEM_WITHHELD', 'REJECTED'];

export interface PipelineOutcome extends ReviewVerdict {
  /** A stage has approved, and none has rejected. */
  readonly isApproved: boolean;
  /** Stages whose doubts the author is told of before the comment is held. */
  readonly nudges: readonly string[];
  /** Stages whose answer will come from outside. */
  readonly awaits: readonly string[];
}

export interface StageVerdict {
  readonly stage: ReviewStage;
  readonly outcome: StageOutcome;
}

/** Most comments: no stage has anything to say. */
const nothingFound: PipelineOutcome = {
  status: 'NONE',
  flagged: false,
  reasons: [],
  nudges: [],
  awaits: [],
  isApproved: false,
};

/**
 * What the outcomes of one half of the review come to.
 *
 * @param verdicts in the order of their stages
 * @param earlier what the fast half found in the same revision; its approval holds for the slow half
 * @returns NONE where no stage objects. A stage that approves lifts what others hold, never what one rejects; its word
 *   and theirs are on record all the same.
 */
export function verdictOf(
  verdicts: readonly StageVerdict[],
  subject: ReviewSubject,
  earlier: readonly ReviewReason[] = [],
): PipelineOutcome {
  if (verdicts.length === 0 && earlier.length === 0) return nothingFound;
  const reasons: ReviewReason[] = [];
  const nudges: string[] = [];
  const awaits: string[] = [];
  let status: CommentStatus = 'NONE';
  let isApproved = earlier.some(({ effect }) => effect === 'APPROVED');
  for (const { stage, outcome } of verdicts) {
    if (outcome.verdict === 'pass') continue;
    reasons.push(...reasonsOf(stage, subject, outcome));
    status = stronger(status, statusOf(outcome));
    isApproved ||= outcome.verdict === 'approve';
    if (outcome.verdict === 'wait') awaits.push(stage.name);
    if (isDoubt(outcome) && stage.nudges?.(subject)) nudges.push(stage.name);
  }
  const lifted = isApproved && status !== 'REJECTED';
  const flagged = reasons.some(({ effect }) => effect === 'FLAGGED' || (lifted && effect === 'HELD'));
  return {
    status: lifted ? 'NONE' : status,
    flagged,
    reasons,
    nudges: lifted ? [] : nudges,
    awaits,
    isApproved: lifted,
  };
}

/**
 * Where the slow half leaves a comment. What the fast half holds stays held as it is, unless the slow half rejects.
 * Approval lifts doubts, not the newsroom's own rule that it wants to see a comment first.
 */
export function statusAfter(now: CommentStatus, { status, isApproved }: PipelineOutcome): CommentStatus {
  if (now === 'REJECTED' || status === 'REJECTED') return 'REJECTED';
  if (isApproved && now === 'SYSTEM_WITHHELD') return 'NONE';
  return isHeld(now) ? now : status;
}

/** The evidence that an outcome leaves on the revision. */
export function reasonsOf(
  stage: Pick<ReviewStage, 'name' | 'ruleVersion'>,
  subject: ReviewSubject,
  outcome: Exclude<StageOutcome, { verdict: 'pass' }>,
): ReviewReason[] {
  const ruleVersion = stage.ruleVersion(subject);
  return outcome.findings.map((finding) => ({ stage: stage.name, ruleVersion, effect: effectOf(outcome), ...finding }));
}

function effectOf({ verdict }: Exclude<StageOutcome, { verdict: 'pass' }>): ReviewReason['effect'] {
  switch (verdict) {
    case 'flag':
      return 'FLAGGED';
    case 'reject':
      return 'REJECTED';
    case 'approve':
      return 'APPROVED';
    case 'hold':
    case 'wait':
      return 'HELD';
  }
}

function statusOf(outcome: StageOutcome): CommentStatus {
  switch (outcome.verdict) {
    case 'pass':
    case 'flag':
    case 'approve':
      return 'NONE';
    case 'reject':
      return 'REJECTED';
    case 'hold':
      return outcome.as ?? 'SYSTEM_WITHHELD';
    case 'wait':
      return 'SYSTEM_WITHHELD';
  }
}

function isDoubt({ verdict }: StageOutcome): boolean {
  return verdict === 'hold' || verdict === 'reject';
}

function stronger(one: CommentStatus, other: CommentStatus): CommentStatus {
  return strength.indexOf(other) > strength.indexOf(one) ? other : one;
}
