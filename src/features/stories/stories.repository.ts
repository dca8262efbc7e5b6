import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { titleKeyOf, toLog, toStory, withoutLists } from './story-document.js';
import { type Counts, type LogEntry, type Story, type StoryLog, visibleCount } from './story.js';
import type { StoryDocument } from './story.schema.js';

/** A story as a list of headlines shows it. */
export interface CountedStory extends Pick<Story, 'id' | 'url' | 'mergedInto'> {
  readonly visible: number;
}

@Injectable()
export class StoriesRepository {
  constructor(@InjectModel('Story') private readonly stories: Model<StoryDocument>) {}

  /** Inserts the story unless it is there: its id is derived from site and URL, so both ways give one story. */
  async insertOnce(story: Story, scrapeWaitingSince: Date | undefined): Promise<{ inserted: boolean }> {
    const { id, metadata, settingsVersion: _none, ...fields } = story;
    const derived = { titleKey: titleKeyOf(metadata), log: { seq: 0, pending: [] }, scrapeWaitingSince };
    try {
      await this.stories.create({ _id: id, ...fields, metadata, ...derived });
      return { inserted: true };
    } catch (error) {
      if (isDuplicateKey(error)) return { inserted: false };
      throw error;
    }
  }

  async findById(id: string): Promise<Story | undefined> {
    const document = await this.stories.findById(id, withoutLists).lean();
    return document ? toStory(document) : undefined;
  }

  /** @param url canonical */
  async findByUrl(url: string): Promise<Story | undefined> {
    const document = await this.stories.findOne({ url }, withoutLists).lean();
    return document ? toStory(document) : undefined;
  }

  async findMany(ids: readonly string[]): Promise<Story[]> {
    return (await this.stories.find({ _id: { $in: ids } }, withoutLists).lean()).map(toStory);
  }

  /** How many comments the stories with these ids or canonical addresses have, and where those merged went. */
  async findVisibleCounts(ids: readonly string[], urls: readonly string[]): Promise<CountedStory[]> {
    const found = await this.stories
      .find({ $or: [{ _id: { $in: ids } }, { url: { $in: urls } }] }, { url: 1, 'counts.visible': 1, mergedInto: 1 })
      .lean<Pick<StoryDocument, '_id' | 'url' | 'counts' | 'mergedInto'>[]>();
    return found.map((story) => ({
      id: story._id,
      url: story.url,
      mergedInto: story.mergedInto,
      visible: visibleCount(story),
    }));
  }

  /** Stores what the scrape found and ends the wait, whatever it found. */
  async finishScrape(id: string, metadata: Story['metadata']): Promise<void> {
    const known = Object.entries(metadata).filter(([, value]) => value !== undefined);
    const set = Object.fromEntries(known.map(([name, value]) => [`metadata.${name}`, value]));
    const titleKey = titleKeyOf(metadata);
    if (titleKey) Object.assign(set, { titleKey });
    await this.stories.updateOne({ _id: id }, { $set: set, $unset: { scrapeWaitingSince: 1 } });
  }

  async findWaitingForScrape(before: Date, limit: number): Promise<string[]> {
    const found = await this.stories
      .find({ scrapeWaitingSince: { $lt: before } }, { _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  async findLog(id: string): Promise<StoryLog | undefined> {
    const found = await this.stories.findById(id, { log: 1 }).lean();
    return found ? toLog(found.log) : undefined;
  }

  /**
   * Numbers and counts a batch of changes: one compare-and-set on the story's document, so of two writers one wins.
   *
   * @returns false when the log has moved on since `seq` was read, or an unfinished batch is in the way
   */
  async beginBatch(id: string, seq: number, entries: readonly LogEntry[], delta: Counts): Promise<boolean> {
    const outcome = await this.stories.updateOne(
      { _id: id, 'log.seq': seq, 'log.pending': { $size: 0 } },
      { $set: { log: { seq: seq + entries.length, pending: [...entries] } }, $inc: increments(delta) },
    );
    return outcome.modifiedCount === 1;
  }

  /** Declares the batch that ends with `seq` written and announced. */
  async endBatch(id: string, seq: number): Promise<void> {
    await this.stories.updateOne({ _id: id, 'log.seq': seq }, { $set: { 'log.pending': [] } });
  }

  /** What each story of a site counts, and whether a batch of changes is in hand. */
  async *countsOfSite(siteId: string): AsyncGenerator<{ id: string; counts: Counts; isBusy: boolean }> {
    const cursor = this.stories.find({ siteId }, { counts: 1, log: 1 }).lean().cursor({ batchSize: 500 });
    for await (const { _id, counts, log } of cursor) {
      yield { id: _id, counts: counts ?? {}, isBusy: log.pending.length > 0 };
    }
  }

  /** Corrects a story's counters, unless it has counted something since `seq` was read. */
  async replaceCounts(id: string, seq: number, counts: Counts): Promise<void> {
    await this.stories.updateOne({ _id: id, 'log.seq': seq, 'log.pending': { $size: 0 } }, { $set: { counts } });
  }

  async findUnfinished(limit: number): Promise<string[]> {
    const found = await this.stories
      .find({ 'log.pending.seq': { $gt: 0 } }, { _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }
}

/** As an `$inc` of the map of counts. */
function increments(delta: Counts): Record<string, number> {
  return Object.fromEntries(Object.entries(delta).map(([name, value]) => [`counts.${name}`, value]));
}
