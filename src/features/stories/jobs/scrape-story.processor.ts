import { Config } from '../../../core/config/config.js';
import { TalkError } from '../../../core/errors/talk-error.js';
import {
  Handles,
  HopelessJobError,
  type JobContext,
  type JobHandler,
  type JobOutcome,
} from '../../../core/queue/handles.js';
import { scrapeArticle } from '../scrape/scrape-article.js';
import { StoriesQueries } from '../stories.queries.js';
import { StoriesService } from '../stories.service.js';
import { scrapeStory } from '../story.jobs.js';

/** The page or the network may do better next time; a private address or a page too large will not. */
const worthRetrying = ['FETCH_TIMEOUT', 'FETCH_FAILED'];

@Handles(scrapeStory)
export class ScrapeStoryProcessor implements JobHandler<{ storyId: string }> {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly service: StoriesService,
    private readonly config: Config,
  ) {}

  async handle({ storyId }: { storyId: string }, { attempt, attempts }: JobContext): Promise<JobOutcome> {
    const story = await this.stories.byId(storyId);
    if (!story) return 'skipped';
    try {
      const { canonicalUrl: _, ...metadata } = await scrapeArticle(story.url, this.config.scrape);
      await this.service.describe(storyId, metadata);
    } catch (error) {
      const isHopeless = !(error instanceof TalkError && worthRetrying.includes(String(error.code)));
      // It becomes a dead letter now: the sweep must not start it all over again every minute.
      if (isHopeless || attempt >= attempts) await this.service.describe(storyId, {});
      throw isHopeless ? new HopelessJobError(error) : error;
    }
    return 'done';
  }
}
