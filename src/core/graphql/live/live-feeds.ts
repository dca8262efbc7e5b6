import { Injectable } from '@nestjs/common';
import type { SurfaceName } from '../../config/process-plan.js';
import type { LiveEvent, LiveFeed } from './live-feed.js';

/** A feed whose arguments and events nobody but itself looks into. */
export type AnyLiveFeed = LiveFeed<unknown, LiveEvent>;

/** Which feed delivers which subscription field. Features register theirs when their module starts. */
@Injectable()
export class LiveFeeds {
  private readonly feeds = new Map<string, AnyLiveFeed>();

  /** @throws Error where the field has a feed already */
  register<Args, Event extends LiveEvent>(surface: SurfaceName, feed: LiveFeed<Args, Event>): void {
    const key = `${surface} ${feed.field}`;
    if (this.feeds.has(key)) throw new Error(`Two live feeds for ${feed.field} of the ${surface} surface`);
    this.feeds.set(key, feed);
  }

  /** @throws Error for a subscription field that no feature delivers */
  of(surface: SurfaceName, field: string): AnyLiveFeed {
    const feed = this.feeds.get(`${surface} ${field}`);
    if (!feed) throw new Error(`No live feed delivers ${field} of the ${surface} surface`);
    return feed;
  }
}
