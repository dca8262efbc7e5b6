import { z } from 'zod';
import { defineTopic } from '../../core/pubsub/define-topic.js';

/** A story's log is written up to this number: whoever watches the story reads what is new and delivers it. */
export const storyChanged = defineTopic('story.changed', {
  payload: z.object({ storyId: z.string(), seq: z.number().int() }),
  channel: ({ storyId }) => storyId,
});
