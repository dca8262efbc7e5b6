import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { derivedId } from '../../core/database/ids.js';
import { EventBus } from '../../core/events/event-bus.js';
import { SitesQueries } from '../sites/index.js';
import { storyError } from './story.errors.js';
import { StoryCreated, StoryDescribed } from './story.events.js';
import { normaliseStoryUrl } from './story-url.js';
import type { Story } from './story.js';
import { StoriesRepository } from './stories.repository.js';

@Injectable()
export class StoriesService {
  constructor(
    private readonly repository: StoriesRepository,
    private readonly sites: SitesQueries,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * The story of a page, made on first sight. Simultaneous first readers get one and the same story.
   *
   * @param metadata what is known of the page already; without it the page is scraped
   * @throws STORY_URL_INVALID, ORIGIN_NOT_PERMITTED
   */
  async findOrCreate(text: string, metadata?: Story['metadata']): Promise<Story> {
    const url = normaliseStoryUrl(text);
    const { origin } = new URL(url);
    const site = await this.sites.permitting(origin);
    if (!site) throw storyError('ORIGIN_NOT_PERMITTED', { origin });

    const id = derivedId('story', site.id, url);
    const known = await this.repository.findById(id);
    if (known) return known;

    const now = this.clock.now();
    const story: Story = {
      id,
      siteId: site.id,
      url,
      metadata: metadata ?? {},
      visibleCount: 0,
      log: { seq: 0, pending: [] },
      createdAt: now,
    };
    const { inserted } = await this.repository.insertOnce(story, metadata ? undefined : now);
    if (!inserted) return (await this.repository.findById(id)) ?? story;
    if (!metadata) await this.events.emit(new StoryCreated(id));
    return story;
  }

  /** Stores what a scrape found; nothing found is fine too, the page may have no metadata. */
  async describe(storyId: string, metadata: Story['metadata']): Promise<void> {
    await this.repository.finishScrape(storyId, metadata);
    await this.events.emit(new StoryDescribed(storyId));
  }
}
