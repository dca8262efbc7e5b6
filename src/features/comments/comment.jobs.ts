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

/** Tells a spam service where a moderator contradicted it. Each decision that does is a job of its own. */
export const tellSpamService = defineJob('spam.tell', {
  queue: 'moderation',
  payload: z.object({ commentId: z.string(), since: z.number().int() }),
  attempts: 5,
  backoffMs: 5_000,
  dedupe: ({ commentId, since }) => `${commentId}:${since}`,
});
