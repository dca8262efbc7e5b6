import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { commentError } from '../comment.errors.js';
import { ReviewPipeline } from './review.pipeline.js';
import { ReviewSubjects, type Submission } from './review-subjects.js';
import type { PipelineOutcome } from './review-verdict.js';
import { type KeptSender, senderOf } from './spam-feedback.js';

/** The half of the review that an author waits for. */
@Injectable()
export class FastReview {
  constructor(
    private readonly subjects: ReviewSubjects,
    private readonly pipeline: ReviewPipeline,
    private readonly clock: Clock,
  ) {}

  /**
   * @param insists whether the author was told already, and sends it all the same
   * @throws COMMENT_MAY_BREAK_RULES where a stage would hold it and the author has not been told yet
   */
  async of(
    submission: Submission,
    insists: boolean | undefined,
  ): Promise<PipelineOutcome & { readonly sender: KeptSender | undefined }> {
    const subject = await this.subjects.submitted(submission);
    const outcome = await this.pipeline.run('FAST', subject);
    if (outcome.nudges.length > 0 && !insists) {
      const doubts = outcome.reasons.filter(({ stage }) => outcome.nudges.includes(stage));
      throw commentError('COMMENT_MAY_BREAK_RULES', {
        reasons: doubts.map(({ detail }) => detail).join(' '),
        codes: doubts.map(({ code }) => code),
      });
    }
    return { ...outcome, sender: senderOf(subject, this.clock.now()) };
  }
}
