import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';

/** There are few sites and every process caches them all: one channel. */
export const allSites = 'all';

export const siteChanged = defineTopic('site.changed', {
  payload: z.object({ siteId: z.string() }),
  channel: () => allSites,
});
