import { Handles, type JobHandler } from '../../../core/queue/handles.js';
import { CommentDecisionsService } from '../comment-decisions.service.js';
import { reviewComment } from '../comment.jobs.js';

@Handles(reviewComment)
export class ReviewCommentProcessor implements JobHandler<{ commentId: string; revision: number }> {
  constructor(private readonly decisions: CommentDecisionsService) {}

  handle({ commentId, revision }: { commentId: string; revision: number }): Promise<'done' | 'skipped'> {
    return this.decisions.reviewRevision(commentId, revision);
  }
}
