import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';

/** Settings change seldom and every process caches them: one channel. */
export const allSettings = 'all';

export const settingsChanged = defineTopic('settings.changed', {
  payload: z.object({ kind: z.string(), scope: z.string() }),
  channel: () => allSettings,
});
