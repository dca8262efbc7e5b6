import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';
import { moderationQueues } from './moderation-queue.js';

/** Moderators are few and watch many stories at once: one channel for all of them. */
export const allQueues = 'all';

/** Comments came into a queue, changed in it, or went on to another one. */
export const queueChanged = defineTopic('moderation.queue-changed', {
  payload: z.object({
    changes: z.array(
      z.object({
        commentId: z.string(),
        siteId: z.string(),
        from: z.array(z.enum(moderationQueues)),
        to: z.array(z.enum(moderationQueues)),
      }),
    ),
  }),
  channel: () => allQueues,
});
