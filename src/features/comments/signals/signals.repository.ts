import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../../core/database/duplicate-key.js';
import { newId } from '../../../core/database/ids.js';
import type { SignalCounts } from '../comment.js';
import type { SignalSource } from './signal-source.js';

/** What every act of a reader has in common. Its `_id` is derived from who did what to which comment. */
export interface SignalDocument {
  _id: string;
  commentId: string;
  isActive: boolean;
  createdAt: Date;
  changedAt: Date;
  /** There until the comment's counts include this act: a new value with each write that changes what counts. */
  uncounted?: string;
}

/** How acts are written, and marked until they are counted. A feature's repository adds its own queries and the count. */
export abstract class SignalsRepository<Act extends SignalDocument> implements SignalSource {
  abstract readonly name: string;
  private readonly acts: Model<SignalDocument>;

  protected constructor(model: Model<Act>) {
    this.acts = model as unknown as Model<SignalDocument>;
  }

  abstract count(commentId: string, since: Date | undefined): Promise<Partial<SignalCounts>>;

  /**
   * Makes an act active. One that was active before, or is made twice at once, stays as it is; one that was withdrawn
   * keeps its first moment, so that taking it back and doing it again is nothing new.
   *
   * @returns whether it was this call that made it active
   */
  protected async activate(
    id: string,
    act: Omit<Act, Exclude<keyof SignalDocument, 'commentId'>>,
    at: Date,
  ): Promise<boolean> {
    try {
      const { upsertedCount, modifiedCount } = await this.acts.updateOne(
        { _id: id, isActive: false },
        { $set: { isActive: true, changedAt: at, uncounted: newId() }, $setOnInsert: { ...act, createdAt: at } },
        { upsert: true },
      );
      return upsertedCount + modifiedCount === 1;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** @returns whether it was active until this call */
  protected async deactivate(id: string, at: Date): Promise<boolean> {
    const change = { $set: { isActive: false, changedAt: at, uncounted: newId() } };
    return (await this.acts.updateOne({ _id: id, isActive: true }, change)).modifiedCount === 1;
  }

  async findUncounted(commentId: string, limit: number): Promise<string[]> {
    const found = await this.acts
      .find({ commentId, uncounted: { $exists: true } }, { uncounted: 1 })
      .limit(limit)
      .lean();
    return found.map(({ uncounted }) => uncounted!);
  }

  async clearUncounted(commentId: string, marks: readonly string[]): Promise<void> {
    await this.acts.updateMany({ commentId, uncounted: { $in: [...marks] } }, { $unset: { uncounted: 1 } });
  }

  async findLeftovers(before: Date, limit: number): Promise<string[]> {
    const found = await this.acts
      .find({ uncounted: { $exists: true }, changedAt: { $lt: before } }, { commentId: 1 })
      .sort({ changedAt: 1 })
      .limit(limit)
      .lean();
    return [...new Set(found.map(({ commentId }) => commentId))];
  }
}
