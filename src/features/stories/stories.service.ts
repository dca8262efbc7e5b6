import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { derivedId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { EventBus } from '../../core/events/event-bus.js';
import { RateLimiter } from '../../core/redis/rate-limiter.js';
import { SitesQueries } from '../sites/index.js';
import { storyError } from './story.errors.js';
import { StoryCreated, StoryDescribed } from './story.events.js';
import { normaliseStoryUrl } from './story-url.js';
import type { Story } from './story.js';
import { StoriesRepository } from './stories.repository.js';

type Place = Pick<Story, 'id' | 'siteId' | 'url'>;

/** A reader opens a few pages that nobody opened before; a script could make up addresses without end. */
const newStoriesByAddress = { name: 'new-story', points: 60, durationSeconds: 60 } as const;

@Injectable()
export class StoriesService {
  constructor(
    private readonly repository: StoriesRepository,
    private readonly sites: SitesQueries,
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

  /**
   * Ends or reopens the discussion. Posting notices within two seconds, readers of the story at once.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async setClosed(ctx: RequestContext, storyId: string, closed: boolean): Promise<Story> {
    requireModerator(ctx);
    const story = await this.repository.setClosedAt(storyId, closed ? this.clock.now() : undefined);
    if (!story) throw coreError('NOT_FOUND', { what: 'story' });
    await this.events.emit(new StoryDescribed(storyId));
    return story;
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
    const log = { seq: 0, pending: [] };
    const story: Story = { ...place, metadata, counts: {}, log, createdAt: this.clock.now() };
    const { inserted } = await this.repository.insertOnce(story, scrapeSince);
    return inserted ? story : ((await this.repository.findById(story.id)) ?? story);
  }
}
