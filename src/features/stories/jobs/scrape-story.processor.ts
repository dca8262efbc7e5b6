import { Config } from '../../../core/config/config.js';
import { Handles, type JobContext, type JobHandler, type JobOutcome } from '../../../core/queue/handles.js';
import { scrapeArticle } from '../scrape/scrape-article.js';
import { StoriesQueries } from '../stories.queries.js';
import { StoriesService } from '../stories.service.js';
import { scrapeStory } from '../story.jobs.js';

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
      const { title, image, author, section, publishedAt } = await scrapeArticle(story.url, this.config.scrape);
      await this.service.describe(storyId, { title, image, author, section, publishedAt });
    } catch (error) {
      // It becomes a dead letter now: the sweep must not start it all over again every minute.
      if (attempt >= attempts) await this.service.describe(storyId, {});
      throw error;
    }
    return 'done';
  }
}
