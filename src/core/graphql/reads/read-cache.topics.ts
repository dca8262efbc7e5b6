import { z } from 'zod';
import { defineTopic } from '../../pubsub/define-topic.js';

/** Every process that answers reads listens to all of it. */
export const allReads = 'all';

/** What readers are shown under this tag has changed: cached answers that carry it must go. */
export const readInvalidated = defineTopic('read.invalidated', {
  payload: z.object({ tag: z.string().max(200), from: z.string() }),
  channel: () => allReads,
});
