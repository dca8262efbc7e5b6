import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { AnyBulkWriteOperation, Model } from 'mongoose';
import type { UserDocument } from './user.schema.js';

/** By how much to change each figure. */
export type FigureDeltas = Readonly<Record<string, number>>;

export interface FigureChange {
  readonly userId: string;
  readonly deltas: FigureDeltas;
}

const figureName = /^[a-zA-Z_]{1,64}$/;
/** Batches remembered on a person: far more than can be under way at once. */
const maxApplied = 500;

/** What a person's comments add up to, kept on the person. Written by the comments' counter writer alone. */
@Injectable()
export class UserFigures {
  constructor(@InjectModel('User') private readonly users: Model<UserDocument>) {}

  /**
   * Adds the deltas once, however often it is called with this number of this story's log. The numbers of one story
   * are applied in ascending order; a story's later number says that the earlier ones are done.
   *
   * @returns false where they are there already, or nobody has this id
   */
  async apply(userId: string, storyId: string, seq: number, deltas: FigureDeltas): Promise<boolean> {
    const { filter, update } = applyOnce(userId, storyId, seq, deltas);
    return (await this.users.updateOne(filter, update)).modifiedCount === 1;
  }

  /** `apply` for many people of one batch in one command: one change a person, all under the batch's last number. */
  async applyMany(storyId: string, seq: number, changes: readonly FigureChange[]): Promise<void> {
    if (changes.length === 0) return;
    const operations = changes.map(({ userId, deltas }): AnyBulkWriteOperation<UserDocument> => ({
      updateOne: applyOnce(userId, storyId, seq, deltas),
    }));
    await this.users.bulkWrite(operations, { ordered: false });
  }

  /**
   * Puts counted figures in place of the kept ones, unless these have changed since `expectedVersion` was read.
   *
   * @returns false where they have: count again
   */
  async replace(userId: string, figures: FigureDeltas, expectedVersion: number): Promise<boolean> {
    assertNames(figures);
    const version = expectedVersion === 0 ? { $in: [0, null] } : expectedVersion;
    const { modifiedCount } = await this.users.updateOne(
      { _id: userId, figuresVersion: version },
      { $set: { figures: { ...figures } }, $inc: { figuresVersion: 1 } },
    );
    return modifiedCount === 1;
  }
}

function applyOnce(userId: string, storyId: string, seq: number, deltas: FigureDeltas) {
  assertNames(deltas);
  const increments = Object.entries(deltas).map(([name, delta]) => [`figures.${name}`, delta] as const);
  return {
    filter: { _id: userId, applied: { $not: { $elemMatch: { storyId, seq: { $gte: seq } } } } },
    update: {
      $inc: { ...Object.fromEntries(increments), figuresVersion: 1 },
      $push: { applied: { $each: [{ storyId, seq }], $slice: -maxApplied } },
    },
  };
}

function assertNames(figures: FigureDeltas): void {
  for (const name of Object.keys(figures)) {
    if (!figureName.test(name)) throw new Error(`"${name}" is no name of a figure.`);
  }
}
