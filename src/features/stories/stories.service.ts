import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { derivedId } from '../../core/database/ids.js';
import { EventBus } from '../../core/events/event-bus.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { SettingsQueries } from '../settings/index.js';
import { SitesQueries } from '../sites/index.js';
import { storyError } from './story.errors.js';
import { StoryCreated, StoryDescribed } from './story.events.js';
import { normaliseStoryUrl } from './story-url.js';
import type { Story } from './story.js';
import { StoriesRepository } from './stories.repository.js';

type Place = Pick<Story, 'id' | 'siteId' | 'url'>;

/** A reader opens a few pages that nobody opened before; a script could make up addresses without end. */
const newStoriesByAddress = { name: 'new-story', points: 60, durationSeconds: 60 } as const;

const dayMs = 86_400_000;

@Injectable()
export class StoriesService {
  constructor(
    private readonly repository: StoriesRepository,
    private readonly sites: SitesQueries,
    private readonly settings: SettingsQueries,
    private readonly limiter: RateLimiter,
    private readonly clock: Clock,
    private readonly events: EventBus,
  ) {}

  /**
   * The story of a page, made on first sight and then scraped. Simultaneous first readers get one and the same story.
   *
   * @throws STORY_URL_INVALID, ORIGIN_NOT_PERMITTED, RATE_LIMITED for whoever makes up addresses
   */
  async findOrCreate(ctx: RequestContext, text: string): Promise<Story> {
    const place = await this.place(text);
    const known = await this.repository.findById(place.id);
    if (known) return known;
    await this.limiter.consume(newStoriesByAddress, ctx.address);
    const story = await this.insert(place, {}, this.clock.now());
    await this.events.emit(new StoryCreated(story.id));
    return story;
  }

  /**
   * The story of a page that is described here and not scraped.
   *
   * @throws STORY_URL_INVALID, ORIGIN_NOT_PERMITTED
   */
  async ensure(text: string, metadata: Story['metadata']): Promise<Story> {
    const place = await this.place(text);
    return (await this.repository.findById(place.id)) ?? this.insert(place, metadata, undefined);
  }

  /** Stores what a scrape found; nothing found is fine too, the page may have no metadata. */
  async describe(storyId: string, metadata: Story['metadata']): Promise<void> {
    await this.repository.finishScrape(storyId, metadata);
    await this.events.emit(new StoryDescribed(storyId));
  }

  private async place(text: string): Promise<Place> {
    const url = normaliseStoryUrl(text);
    const { origin } = new URL(url);
    const site = await this.sites.permitting(origin);
    if (!site) throw storyError('ORIGIN_NOT_PERMITTED', { origin });
    return { id: derivedId('story', site.id, url), siteId: site.id, url };
  }

  private async insert(place: Place, metadata: Story['metadata'], scrapeSince: Date | undefined): Promise<Story> {
    const createdAt = this.clock.now();
    const { defaults } = await this.settings.storyDefaults(place.siteId);
    const { autoClose, mode } = defaults;
    const story: Story = {
      ...place,
      metadata,
      settings: {},
      mode,
      slowModeSeconds: 0,
      ...(autoClose.enabled ? { autoCloseAt: new Date(createdAt.getTime() + autoClose.days * dayMs) } : {}),
      settingsVersion: 0,
      counts: {},
      log: { seq: 0, pending: [] },
      createdAt,
    };
    const { inserted } = await this.repository.insertOnce(story, scrapeSince);
    return inserted ? story : ((await this.repository.findById(story.id)) ?? story);
  }
}
