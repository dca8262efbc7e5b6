import { z } from 'zod';

/** What lies in Redis for a job: the version of its contract, the payload, the request that asked for it. */
export const envelopeSchema = z.object({
  v: z.number().int().min(1),
  p: z.unknown(),
  requestId: z.string().optional(),
});

export type Envelope = z.infer<typeof envelopeSchema>;
