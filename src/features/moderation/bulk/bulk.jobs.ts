import { z } from 'zod';
import { defineJob } from '../../../core/queue/define-job.js';

/** One turn of a bulk operation or of undoing it; each turn adds the next, so that a worker can stop in between. */
export const moderateInBulk = defineJob('moderation.bulk', {
  queue: 'moderation',
  payload: z.object({ bulkId: z.string(), turn: z.number().int().min(0) }),
  attempts: 5,
  backoffMs: 1_000,
  dedupe: ({ bulkId, turn }) => `${bulkId}:${turn}`,
});
