import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { CommentChanged, CommentDecided } from '../comment.events.js';
import { type Comment, type CommentStatus, isHeld, type ReviewReason } from '../comment.js';
import { reviewRecord } from '../comment-records.js';
import { CommentsRepository } from '../comments.repository.js';
import { ReviewPipeline } from './review.pipeline.js';
import { ReviewSubjects } from './review-subjects.js';
import { type PipelineOutcome, statusAfter } from './review-verdict.js';

/** The slow half of a comment's review. Its word gives way to a moderator's. */
@Injectable()
export class SlowReview {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly subjects: ReviewSubjects,
    private readonly pipeline: ReviewPipeline,
    private readonly events: EventBus,
    private readonly clock: Clock,
  ) {}

  /** Runs the slow stages for one revision, once: `skipped` when it was reviewed, decided or edited meanwhile. */
  async reviewRevision(commentId: string, revision: number): Promise<'done' | 'skipped'> {
    const owed = await this.repository.findOwedReview(commentId);
    if (owed?.revision !== revision || owed.awaits) return 'skipped';
    const comment = await this.repository.findById(commentId);
    const subject = comment && (await this.subjects.of(comment, owed.client));
    if (!subject) return 'skipped';
    const outcome = await this.pipeline.run('SLOW', subject, comment.reasons);
    const lifts = statusAfter(comment.status, outcome) !== comment.status;
    if (outcome.status === 'NONE' && !outcome.flagged && !lifts) {
      await this.repository.passReview(commentId, revision, outcome.reasons);
      return 'done';
    }
    return this.apply(commentId, revision, outcome);
  }

  /**
   * Writes what stages found about one revision to the comment. Where an answer from outside is awaited the review stays
   * open for it.
   */
  async apply(commentId: string, revision: number, outcome: PipelineOutcome): Promise<'done' | 'skipped'> {
    const at = this.clock.now();
    const written = await this.repository.modify(commentId, at, (comment, review) => {
      if (review?.revision !== revision || comment.decision || comment.deletedAt) return undefined;
      const reasons = [...comment.reasons, ...outcome.reasons];
      const status = statusAfter(comment.status, outcome);
      const isOther = status !== comment.status;
      const subject = { id: comment.id, siteId: comment.siteId, body: comment.body, revision };
      return {
        reasons,
        revisions: comment.revisions.map((one, index) => (index === revision ? { ...one, reasons } : one)),
        flagged: comment.flagged || outcome.flagged,
        ...(isOther ? { status, reviewedAs: status } : {}),
        owed: isOther
          ? [...comment.owed, ...reviewRecord(subject, { status, reasons: outcome.reasons }, at)]
          : comment.owed,
        review: outcome.awaits.length > 0 ? { ...review, awaits: [...outcome.awaits] } : undefined,
      };
    });
    if (!written?.changed) return 'skipped';
    await this.tell(written.comment);
    return 'done';
  }

  /**
   * Ends the wait for one stage with what it found. The comment is published once nothing is awaited and no other
   * reason holds it; `skipped` where the answer is not, or no longer, awaited.
   */
  async answered(
    commentId: string,
    revision: number,
    stage: string,
    found: readonly ReviewReason[],
  ): Promise<'done' | 'skipped'> {
    const at = this.clock.now();
    const written = await this.repository.modify(commentId, at, (comment, review) => {
      const isAwaited = review?.revision === revision && review.awaits?.includes(stage);
      if (!isAwaited || comment.decision || comment.deletedAt) return undefined;
      const awaits = review.awaits!.filter((name) => name !== stage);
      // The reason that it was waited for has had its time.
      const reasons = [...comment.reasons.filter((reason) => reason.stage !== stage), ...found];
      const status = statusFrom(comment.status, reasons);
      const subject = { id: comment.id, siteId: comment.siteId, body: comment.body, revision };
      const record = status === comment.status ? [] : reviewRecord(subject, { status, reasons: found }, at);
      return {
        reasons,
        revisions: comment.revisions.map((one, index) => (index === revision ? { ...one, reasons } : one)),
        flagged: comment.flagged || found.some(({ effect }) => effect === 'FLAGGED'),
        status,
        reviewedAs: status,
        owed: [...comment.owed, ...record],
        review: awaits.length > 0 ? { ...review, awaits } : undefined,
      };
    });
    if (!written?.changed) return 'skipped';
    await this.tell(written.comment);
    return 'done';
  }

  private async tell({ id, storyId, siteId }: Comment): Promise<void> {
    await this.events.emit(new CommentChanged(storyId, siteId));
    await this.events.emit(new CommentDecided(id));
  }
}

/** What reasons make of a comment that was held: a stage still awaited has left one that holds. */
function statusFrom(now: CommentStatus, reasons: readonly ReviewReason[]): CommentStatus {
  const has = (effect: ReviewReason['effect']) => reasons.some((reason) => reason.effect === effect);
  if (now === 'REJECTED' || has('REJECTED')) return 'REJECTED';
  if (has('APPROVED')) return 'NONE';
  if (!has('HELD')) return 'NONE';
  return isHeld(now) ? now : 'SYSTEM_WITHHELD';
}
