import { Injectable } from '@nestjs/common';
import { Config } from '../../core/config/config.js';
import { StoriesService, type Story } from '../stories/index.js';
import { type Article, articles, articlePath } from './article/articles.js';

/** The stories of the demo articles. */
@Injectable()
export class DemoStories {
  constructor(
    private readonly stories: StoriesService,
    private readonly config: Config,
  ) {}

  /**
   * Makes the stories that are missing. The articles lie on Talk's own, often private, address, which the scraper
   * refuses: their metadata is given here.
   *
   * @returns the address of the first article
   */
  async ensure(): Promise<string> {
    return (await this.ensureAll())[0]!.url;
  }

  /** As `ensure`. @returns the stories, in the order of the articles */
  async ensureAll(): Promise<Story[]> {
    const stories: Story[] = [];
    for (const article of articles) {
      stories.push(await this.stories.ensure(this.urlOf(article), this.metadataOf(article)));
    }
    return stories;
  }

  private urlOf(article: Article): string {
    return this.config.http.rootUrl + articlePath(article);
  }

  private metadataOf({ title, author, section, publishedAt, imagePath }: Article): Story['metadata'] {
    const image = this.config.http.rootUrl + imagePath;
    return { title, author, section, publishedAt: new Date(publishedAt), image };
  }
}
