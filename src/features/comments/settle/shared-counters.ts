import { Injectable } from '@nestjs/common';
import type { LogEntry } from '../../stories/index.js';
import { addCounts, type Counted } from '../comment.js';
import { SiteCountsRepository } from './site-counts.repository.js';

/** Counters that many stories add to: of the site and of each author. Every batch of a story is added once. */
@Injectable()
export class SharedCounters {
  constructor(private readonly sites: SiteCountsRepository) {}

  async apply(storyId: string, siteId: string, entries: readonly LogEntry[]): Promise<void> {
    const { seq } = entries.at(-1)!;
    const ofSite = entries.reduce<Counted>((sum, { delta }) => addCounts(sum, delta), {});
    await this.sites.apply(siteId, storyId, seq, ofSite);
  }
}
