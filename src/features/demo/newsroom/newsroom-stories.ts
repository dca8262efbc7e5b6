import { Injectable } from '@nestjs/common';
import { systemContext } from '../../../core/context/request-context.js';
import { SitesQueries, SitesService } from '../../sites/index.js';
import { StoriesService, type Story } from '../../stories/index.js';
import { articles } from '../article/articles.js';
import { DemoStories } from '../demo-stories.js';
import { inventedOrigin, type InventedStory } from './invented-stories.js';

/** The stories that the newsroom's readers talk about: the demo articles first, then invented ones. */
@Injectable()
export class NewsroomStories {
  constructor(
    private readonly demoStories: DemoStories,
    private readonly stories: StoriesService,
    private readonly sites: SitesService,
    private readonly siteQueries: SitesQueries,
  ) {}

  /** The demo articles, the first being the one that most people comment on. */
  get articleSlugs(): readonly string[] {
    return articles.map(({ slug }) => slug);
  }

  /**
   * Makes those that are missing. Nothing is scraped: the invented ones come with their metadata, and lie below an origin
   * that the demo articles' site permits from now on.
   *
   * @throws ORIGIN_NOT_PERMITTED where no site permits the root URL's origin
   */
  async ensure(invented: readonly InventedStory[], now: Date): Promise<Story[]> {
    const ensured = await this.demoStories.ensureAll();
    if (invented.length > 0) await this.permitInventedOrigin(ensured[0]!.siteId);
    for (const { url, title, author, section, ageMs } of invented) {
      const publishedAt = new Date(now.getTime() - ageMs);
      ensured.push(await this.stories.ensure(url, { title, author, section, publishedAt }));
    }
    return ensured;
  }

  private async permitInventedOrigin(siteId: string): Promise<void> {
    if (await this.siteQueries.permitting(inventedOrigin)) return;
    const site = await this.siteQueries.byId(siteId);
    await this.sites.update(systemContext('demo'), siteId, { origins: [...site!.origins, inventedOrigin] });
  }
}
