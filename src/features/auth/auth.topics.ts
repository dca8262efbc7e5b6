import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';

/** Every websockets process hears it: any of them may hold a socket of this person. */
export const everyProcess = 'all';

export const userAccessChanged = defineTopic('user.access-changed', {
  payload: z.object({ userId: z.string() }),
  channel: () => everyProcess,
});
