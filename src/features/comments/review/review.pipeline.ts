import { Inject, Injectable, Logger } from '@nestjs/common';
import type { ReviewReason } from '../comment.js';
import type { ReviewStage, ReviewSubject, ReviewVerdict, StageOutcome } from './review-stage.js';

/** Token of the ordered list of stages. */
export const REVIEW_STAGES = Symbol('review stages');

/** Runs a comment through the stages of one speed, in their declared order, and collects every reason to hold it. */
@Injectable()
export class ReviewPipeline {
  private readonly logger = new Logger(ReviewPipeline.name);

  constructor(@Inject(REVIEW_STAGES) private readonly stages: readonly ReviewStage[]) {}

  async run(speed: ReviewStage['speed'], subject: ReviewSubject): Promise<ReviewVerdict> {
    const reasons: ReviewReason[] = [];
    let status: ReviewVerdict['status'] = 'NONE';
    for (const stage of this.stages.filter((candidate) => candidate.speed === speed)) {
      const outcome = await this.outcomeOf(stage, subject);
      if (outcome.verdict === 'pass') continue;
      reasons.push({ stage: stage.name, ruleVersion: stage.ruleVersion, detail: outcome.detail });
      status = status === 'NONE' ? stage.holdsAs : status;
    }
    return { status, reasons };
  }

  private async outcomeOf(stage: ReviewStage, subject: ReviewSubject): Promise<StageOutcome> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`no verdict within ${stage.timeoutMs} ms`)), stage.timeoutMs);
    });
    try {
      return await Promise.race([stage.review(subject), late]);
    } catch (error) {
      this.logger.warn(`Review stage ${stage.name} failed on comment ${subject.commentId}: ${String(error)}`);
      return { verdict: 'hold', detail: 'This check could not be completed, so a moderator looks at the comment.' };
    } finally {
      clearTimeout(timer);
    }
  }
}
