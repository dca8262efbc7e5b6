import { z } from 'zod';
import { defineJob } from '../../core/queue/define-job.js';

/** Reads title, image, author, date and section off the article's page. */
export const scrapeStory = defineJob('story.scrape', {
  queue: 'scrape',
  payload: z.object({ storyId: z.string() }),
  attempts: 4,
  backoffMs: 5_000,
  dedupe: ({ storyId }) => storyId,
});
