import { z } from 'zod';
import { defineTopic } from '../../../core/pubsub/define-topic.js';

/** Like the queues: moderators are few, one channel for all of them. */
export const allClaims = 'all';

/** Comments were claimed, claimed again, or given up. */
export const claimsChanged = defineTopic('moderation.claims-changed', {
  payload: z.object({ changes: z.array(z.object({ commentId: z.string(), siteId: z.string() })) }),
  channel: () => allClaims,
});
