import { z } from 'zod';
import { defineJob } from '../../../core/queue/define-job.js';

/** One attempt at a whole simulation; a later turn starts it anew. */
export const simulateRules = defineJob('moderation.simulate', {
  queue: 'moderation',
  payload: z.object({ simulationId: z.string(), turn: z.number().int().min(0) }),
  attempts: 2,
  backoffMs: 1_000,
  dedupe: ({ simulationId, turn }) => `${simulationId}:${turn}`,
});
