import { Injectable, Logger } from '@nestjs/common';
import type { ReviewReason } from '../comment.js';
import type { ReviewStage, ReviewSubject, ReviewVerdict, StageOutcome } from './review-stage.js';
import { ReviewStages } from './review-stages.js';
import { type PipelineOutcome, type StageVerdict, statusAfter, verdictOf } from './review-verdict.js';
import type { KnownFacts } from './replay/known-facts.js';

/** Runs a comment through the stages of one speed, side by side, and collects what they find in their declared order. */
@Injectable()
export class ReviewPipeline {
  private readonly logger = new Logger(ReviewPipeline.name);

  constructor(private readonly stages: ReviewStages) {}

  /**
   * @param earlier what the fast half of the review found in the same revision; its approval holds for the slow half
   * @returns see `verdictOf`
   */
  async run(
    speed: 'FAST' | 'SLOW',
    subject: ReviewSubject,
    earlier: readonly ReviewReason[] = [],
  ): Promise<PipelineOutcome> {
    const stages = this.stages.of(subject).filter((stage) => stage.runs(subject) === speed);
    // No stage sees another's word, so that the slowest alone decides how long it takes.
    const verdicts = await Promise.all(
      stages.map(async (stage) => ({ stage, outcome: await this.outcomeOf(stage, subject) })),
    );
    return verdictOf(verdicts, subject, earlier);
  }

  /**
   * Both halves of the review from what is known already, asking nobody. A stage that cannot judge so keeps to what it
   * found when it was asked, as long as the rules still ask it.
   */
  replay(subject: ReviewSubject, known: KnownFacts): ReviewVerdict {
    const fastOnes: StageVerdict[] = [];
    const slowOnes: StageVerdict[] = [];
    for (const stage of this.stages.of(subject)) {
      const speed = stage.runs(subject);
      if (speed === 'OFF') continue;
      for (const outcome of replayed(stage, subject, known)) {
        (speed === 'FAST' ? fastOnes : slowOnes).push({ stage, outcome });
      }
    }
    const fast = verdictOf(fastOnes, subject);
    const slow = verdictOf(slowOnes, subject, fast.reasons);
    return {
      status: statusAfter(fast.status, slow),
      flagged: fast.flagged || slow.flagged,
      reasons: slow.reasons.length === 0 ? fast.reasons : [...fast.reasons, ...slow.reasons],
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

const nothing: readonly StageOutcome[] = [];

function replayed(stage: ReviewStage, subject: ReviewSubject, known: KnownFacts): readonly StageOutcome[] {
  if (!stage.replay) return known.foundBy(stage.name).map(outcomeThatLeft);
  const outcome = stage.replay(subject, known);
  return outcome.verdict === 'pass' ? nothing : [outcome];
}

/** A stage's word, from the evidence that it has left. */
function outcomeThatLeft({ effect, stage: _stage, ...finding }: ReviewReason): StageOutcome {
  const findings = [finding];
  switch (effect) {
    case 'FLAGGED':
      return { verdict: 'flag', findings };
    case 'HELD':
      return { verdict: 'hold', findings };
    case 'REJECTED':
      return { verdict: 'reject', findings };
    case 'APPROVED':
      return { verdict: 'approve', findings };
  }
}

/** What a service answered may quote the comment: only our own words are logged. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 200) : 'unknown failure';
}
