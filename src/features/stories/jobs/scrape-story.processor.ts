import { Config } from '../../../core/config/config.js';
import { Handles, type JobHandler } from '../../../core/queue/handles.js';
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

  async handle({ storyId }: { storyId: string }): Promise<'done' | 'skipped'> {
    const story = await this.stories.byId(storyId);
    if (!story) return 'skipped';
    const { title, image, author, section, publishedAt } = await scrapeArticle(story.url, this.config.scrape);
    await this.service.describe(storyId, { title, image, author, section, publishedAt });
    return 'done';
  }
}
