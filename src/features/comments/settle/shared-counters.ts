import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../../stories/index.js';
import { UserFigures } from '../../users/index.js';
import { addCounts, type Counted } from '../comment.js';
import { SiteCountsRepository } from './site-counts.repository.js';

/** Counters that many stories add to: of the site and of each author. Every batch of a story is added once. */
@Injectable()
export class SharedCounters {
  constructor(
    private readonly sites: SiteCountsRepository,
    private readonly figures: UserFigures,
  ) {}

  async apply(storyId: string, siteId: string, entries: readonly LogEntry[]): Promise<void> {
    const { seq } = entries.at(-1)!;
    let ofSite: Counted = {};
    const ofAuthors = new Map<string, Counted>();
    for (const { authorId, delta } of entries) {
      ofSite = addCounts(ofSite, delta);
      ofAuthors.set(authorId, addCounts(ofAuthors.get(authorId) ?? {}, delta));
    }
    const changes = [...ofAuthors]
      .map(([userId, deltas]) => ({ userId, deltas }))
      .filter(({ deltas }) => Object.keys(deltas).length > 0);
    await Promise.all([this.sites.apply(siteId, storyId, seq, ofSite), this.figures.applyMany(storyId, seq, changes)]);
  }
}
