import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { EventBus } from '../../../core/events/event-bus.js';
import { CommentChanged, CommentDecided } from '../comment.events.js';
import { type CommentStatus, isHeld } from '../comment.js';
import { reviewRecord } from '../comment-records.js';
import { CommentsRepository } from '../comments.repository.js';
import { type PipelineOutcome, ReviewPipeline } from './review.pipeline.js';
import { ReviewSubjects } from './review-subjects.js';

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
    if (owed?.revision !== revision) return 'skipped';
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
    await this.events.emit(new CommentChanged(written.comment.storyId, written.comment.siteId));
    await this.events.emit(new CommentDecided(commentId));
    return 'done';
  }
}

/**
 * What the fast half holds stays held as it is, unless the slow half rejects. Approval lifts doubts, not the newsroom's
 * own rule that it wants to see a comment first.
 */
function statusAfter(now: CommentStatus, { status, isApproved }: PipelineOutcome): CommentStatus {
  if (now === 'REJECTED' || status === 'REJECTED') return 'REJECTED';
  if (isApproved && now === 'SYSTEM_WITHHELD') return 'NONE';
  return isHeld(now) ? now : status;
}
