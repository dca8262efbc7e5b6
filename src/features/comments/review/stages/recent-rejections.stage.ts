import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../core/clock/clock.js';
import { CommentsRepository } from '../../comments.repository.js';
import type { KnownFacts, RecentComments } from '../replay/known-facts.js';
import { passes, type ReviewSubject, type StageOutcome } from '../review-stage.js';
import { ReviewStages } from '../review-stages.js';
import { BuiltInStage } from './built-in.stage.js';

const dayMs = 24 * 60 * 60 * 1000;

/** Holds the comments of somebody many of whose latest ones were rejected. Costs a read only where any ever was. */
@Injectable()
export class RecentRejectionsStage extends BuiltInStage {
  readonly name = 'recent-rejections';
  readonly position = 600;

  constructor(
    stages: ReviewStages,
    private readonly comments: CommentsRepository,
    private readonly clock: Clock,
  ) {
    super(stages);
  }

  runs({ rules, author }: ReviewSubject): 'FAST' | 'OFF' {
    return rules.rejections.hold && (author.figures?.['status_REJECTED'] ?? 0) > 0 ? 'FAST' : 'OFF';
  }

  override timeoutMs(): number {
    return 2_000;
  }

  async review(subject: ReviewSubject): Promise<StageOutcome> {
    const since = new Date(this.clock.now().getTime() - windowMs(subject));
    return this.judge(subject, await this.comments.countRecent(subject.author.id, subject.commentId, since));
  }

  replay(subject: ReviewSubject, known: KnownFacts): StageOutcome {
    return this.judge(subject, known.recentComments(windowMs(subject)));
  }

  private judge({ rules: { rejections } }: ReviewSubject, { total, rejected }: RecentComments): StageOutcome {
    if (rejected === 0 || total < rejections.minimum || rejected / total < rejections.rate) return passes;
    const detail = `Many of the author’s comments of the last ${rejections.windowDays} days were rejected.`;
    return { verdict: 'hold', findings: [{ code: 'RECENT_REJECTIONS', detail, score: rejected / total }] };
  }
}

function windowMs({ rules: { rejections } }: ReviewSubject): number {
  return rejections.windowDays * dayMs;
}
