import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';

/** Lists change rarely and every process caches them: one channel. */
export const allWordLists = 'all';

export const wordListChanged = defineTopic('word-list.changed', {
  payload: z.object({ listKey: z.string(), version: z.number().int() }),
  channel: () => allWordLists,
});
