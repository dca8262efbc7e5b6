import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { type LedgerRecord, OwedRecords } from '../ledger/index.js';
import { longestHistory, type StoryChange, type StoryControls } from './story-controls.js';
import { toStory, withoutLists } from './story-document.js';
import type { Story } from './story.js';
import type { StoryDocument } from './story.schema.js';

/** What moderators decide about stories, and when they did. */
@Injectable()
export class StoryControlsRepository {
  readonly owed: OwedRecords<StoryDocument>;

  constructor(@InjectModel('Story') private readonly stories: Model<StoryDocument>) {
    this.owed = new OwedRecords(stories);
  }

  /**
   * The next version of a story's controls, its history and what the ledger is owed, in one write.
   *
   * @param changes what the history gains; the last one is how the story is to be
   * @returns undefined when the story has another version by now
   */
  async change(
    id: string,
    version: number,
    changes: readonly StoryChange[],
    owed: LedgerRecord,
  ): Promise<Story | undefined> {
    const next = changes.at(-1)!;
    const [set, unset] = parted(next.controls);
    const document = await this.stories
      .findOneAndUpdate(
        { _id: id, settingsVersion: version === 0 ? { $exists: false } : version },
        {
          $set: { ...set, settingsVersion: next.version },
          $unset: unset,
          $push: { history: { $each: changes.map(storable), $slice: -longestHistory }, owed },
        },
        { returnDocument: 'after', projection: withoutLists },
      )
      .lean();
    return document ? toStory(document) : undefined;
  }

  /** The changes of each story, oldest first, in the order of the ids. One command. */
  async findHistories(ids: readonly string[]): Promise<StoryChange[][]> {
    const found = await this.stories.find({ _id: { $in: ids } }, { history: 1 }).lean();
    const histories = new Map(found.map(({ _id, history = [] }) => [_id, history]));
    return ids.map((id) => histories.get(id) ?? []);
  }
}

/** MongoDB would keep what is undefined as null. */
function storable({ controls, ...change }: StoryChange): StoryChange {
  return { ...change, controls: parted(controls)[0] };
}

/** What is to be set, and what is to be no more. */
function parted(controls: StoryControls): [StoryControls, Record<string, 1>] {
  const entries = Object.entries(controls);
  const gone = entries.filter(([, value]) => value === undefined);
  return [
    Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as unknown as StoryControls,
    Object.fromEntries(gone.map(([name]) => [name, 1 as const])),
  ];
}
