import { z } from 'zod';
import { defineJob } from '../../core/queue/define-job.js';

/** The slow half of a comment's review. The revision is part of the key: an edited comment is reviewed again. */
export const reviewComment = defineJob('comment.review', {
  queue: 'review',
  payload: z.object({ commentId: z.string(), revision: z.number().int().min(0) }),
  attempts: 5,
  backoffMs: 1_000,
  dedupe: ({ commentId, revision }) => `${commentId}:${revision}`,
});
