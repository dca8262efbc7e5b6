import { Injectable, Logger } from '@nestjs/common';
import type { CommentStatus, ReviewReason } from '../comment.js';
import type { ReviewStage, ReviewSubject, ReviewVerdict, StageOutcome } from './review-stage.js';
import { ReviewStages } from './review-stages.js';

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

/** Runs a comment through the stages of one speed, side by side, and collects what they find in their declared order. */
@Injectable()
export class ReviewPipeline {
  private readonly logger = new Logger(ReviewPipeline.name);

  constructor(private readonly stages: ReviewStages) {}

  /**
   * @param earlier what the fast half of the review found in the same revision; its approval holds for the slow half
   * @returns NONE where no stage objects. A stage that approves lifts what others hold, never what one rejects; its
   *   word and theirs are on record all the same.
   */
  async run(
    speed: 'FAST' | 'SLOW',
    subject: ReviewSubject,
    earlier: readonly ReviewReason[] = [],
  ): Promise<PipelineOutcome> {
    const reasons: ReviewReason[] = [];
    const nudges: string[] = [];
    const awaits: string[] = [];
    let status: CommentStatus = 'NONE';
    let isApproved = earlier.some(({ effect }) => effect === 'APPROVED');
    const stages = this.stages.of(subject).filter((stage) => stage.runs(subject) === speed);
    // No stage sees another's word, so that the slowest alone decides how long it takes.
    const outcomes = await Promise.all(stages.map((stage) => this.outcomeOf(stage, subject)));
    for (const [index, stage] of stages.entries()) {
      const outcome = outcomes[index]!;
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

  private async outcomeOf(stage: ReviewStage, subject: ReviewSubject): Promise<StageOutcome> {
    const timeoutMs = stage.timeoutMs(subject);
    const ended = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no verdict within ${timeoutMs} ms`)), timeoutMs);
    });
    try {
      return await Promise.race([stage.review(subject, ended.signal), late]);
    } catch (error) {
      this.logger.warn(`Review stage ${stage.name} failed on comment ${subject.commentId}: ${nameOf(error)}`);
      const detail = 'This check could not be completed, so a moderator looks at the comment.';
      return { verdict: 'hold', findings: [{ code: 'STAGE_FAILED', detail }] };
    } finally {
      clearTimeout(timer);
      ended.abort();
    }
  }
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

/** What a service answered may quote the comment: only our own words are logged. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown failure';
}
