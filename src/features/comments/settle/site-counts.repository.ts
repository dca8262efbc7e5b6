import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../../core/database/duplicate-key.js';
import { addCounts, type Counted } from '../comment.js';
import type { SiteCountsDocument } from './site-counts.schema.js';

export const shardsOfSite = 16;

/**
 * So many batches back a share remembers what it includes. A process that sleeps in the middle of a batch for longer
 * than it takes to write these could count it twice; the reconciler would find it.
 */
const remembered = 500;

@Injectable()
export class SiteCountsRepository {
  constructor(@InjectModel('SiteCounts') private readonly shares: Model<SiteCountsDocument>) {}

  /** Adds a batch of a story to its site's counters, once however often it is called. */
  async apply(siteId: string, storyId: string, seq: number, delta: Counted): Promise<void> {
    const names = Object.entries(delta);
    if (names.length === 0) return;
    const shard = shardOf(storyId);
    const _id = `${siteId}:${shard}`;
    const update = {
      $inc: { version: 1, ...Object.fromEntries(names.map(([name, value]) => [`counts.${name}`, value])) },
      $push: { applied: { $each: [{ storyId, seq }], $slice: -remembered } },
    };
    const filter = { _id, applied: { $not: { $elemMatch: { storyId, seq: { $gte: seq } } } } };
    if ((await this.shares.updateOne(filter, update)).matchedCount === 1) return;
    try {
      await this.shares.updateOne(filter, { ...update, $setOnInsert: { siteId, shard } }, { upsert: true });
    } catch (error) {
      // The share is there: either it includes the batch already, or somebody has just made it.
      if (!isDuplicateKey(error)) throw error;
      await this.shares.updateOne(filter, update);
    }
  }

  /** What a site's comments add up to, or those of several sites or all. */
  async findCounts(siteIds: readonly string[] | undefined): Promise<Counted> {
    const filter = siteIds ? { siteId: { $in: [...siteIds] } } : {};
    const shares = await this.shares.find(filter, { counts: 1 }).lean();
    return shares.reduce<Counted>((sum, { counts }) => addCounts(sum, counts), {});
  }

  async findShare(siteId: string, shard: number): Promise<Pick<SiteCountsDocument, 'counts' | 'version'>> {
    const share = await this.shares.findById(`${siteId}:${shard}`, { counts: 1, version: 1 }).lean();
    return share ?? { counts: {}, version: 0 };
  }

  /** Corrects a share, unless it has been written since `version` was read. @returns whether it was corrected */
  async replace(siteId: string, shard: number, counts: Counted, version: number): Promise<boolean> {
    const _id = `${siteId}:${shard}`;
    const update = { $set: { counts, version: version + 1 }, $setOnInsert: { siteId, shard } };
    try {
      const outcome = await this.shares.updateOne({ _id, version }, update, { upsert: version === 0 });
      return outcome.modifiedCount + outcome.upsertedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}

/** The share that counts a story, the same in every process and for ever. */
export function shardOf(storyId: string): number {
  return createHash('sha256').update(storyId).digest()[0]! % shardsOfSite;
}
