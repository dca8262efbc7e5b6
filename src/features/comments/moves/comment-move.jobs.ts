import { z } from 'zod';
import { defineJob } from '../../../core/queue/define-job.js';

/** One turn of a move; each turn adds the next, so that a worker can stop in between. */
export const moveComments = defineJob('comments.move', {
  queue: 'moderation',
  payload: z.object({ moveId: z.string(), turn: z.number().int().min(0) }),
  attempts: 5,
  backoffMs: 1_000,
  dedupe: ({ moveId, turn }) => `${moveId}:${turn}`,
});
