import { Handles, type JobHandler } from '../../../core/queue/handles.js';
import { reviewComment } from '../comment.jobs.js';
import { SlowReview } from '../review/slow-review.service.js';

@Handles(reviewComment)
export class ReviewCommentProcessor implements JobHandler<{ commentId: string; revision: number }> {
  constructor(private readonly review: SlowReview) {}

  handle({ commentId, revision }: { commentId: string; revision: number }): Promise<'done' | 'skipped'> {
    return this.review.reviewRevision(commentId, revision);
  }
}
