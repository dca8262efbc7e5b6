import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { StoryDocument } from './story.schema.js';

/** Which stories comments move between, and which were merged into others. */
@Injectable()
export class StoryMergesRepository {
  constructor(@InjectModel('Story') private readonly stories: Model<StoryDocument>) {}

  /**
   * Reserves stories for a move of comments: always in the same order, so that of two moves one waits and neither waits
   * for ever. Reserving again changes nothing.
   *
   * @returns whether the move has all of them; otherwise it has none
   */
  async reserve(storyIds: readonly string[], moveId: string): Promise<boolean> {
    for (const _id of storyIds.toSorted()) {
      const filter = { _id, busyWith: { $in: [null, moveId] } };
      const { matchedCount } = await this.stories.updateOne(filter, { $set: { busyWith: moveId } });
      if (matchedCount === 1) continue;
      await this.release(storyIds, moveId);
      return false;
    }
    return true;
  }

  async release(storyIds: readonly string[], moveId: string): Promise<void> {
    await this.stories.updateMany({ _id: { $in: [...storyIds] }, busyWith: moveId }, { $unset: { busyWith: 1 } });
  }

  /** The moves that have reserved any of these stories. */
  async findHolders(storyIds: readonly string[]): Promise<string[]> {
    const found = await this.stories
      .find({ _id: { $in: [...storyIds] }, busyWith: { $exists: true } }, { busyWith: 1 })
      .lean();
    return [...new Set(found.map(({ busyWith }) => busyWith!))];
  }

  /** Reads and posts go on at the other story from now on. A story is merged once: later calls change nothing. */
  async merge(id: string, into: string): Promise<void> {
    await this.stories.updateOne({ _id: id, mergedInto: { $exists: false } }, { $set: { mergedInto: into } });
  }
}
