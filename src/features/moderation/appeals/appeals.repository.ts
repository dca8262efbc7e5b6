import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../../core/database/duplicate-key.js';
import { type LedgerRecord, OwedRecords } from '../../ledger/index.js';
import type { Position } from '../../comments/index.js';
import type { QueueOrder } from '../moderation-queue.js';
import { type Appeal, type AppealEnding, type AppealState, appealStates, type Place } from './appeal.js';
import type { AppealDocument } from './appeal.schema.js';

/** Every field that is given has to fit. */
export interface AppealFilter {
  readonly state?: AppealState | undefined;
  readonly siteIds?: readonly string[] | undefined;
}

/** Appeals of one comment: each is about another decision, and nobody reads that many. */
const maxOfComment = 20;

@Injectable()
export class AppealsRepository {
  readonly owed: OwedRecords<AppealDocument>;

  constructor(@InjectModel('Appeal') private readonly appeals: Model<AppealDocument>) {
    this.owed = new OwedRecords(appeals);
  }

  /** @returns the appeal that is stored now, and whether it was this call that stored it */
  async insertOnce(appeal: Appeal, record: LedgerRecord): Promise<{ appeal: Appeal; inserted: boolean }> {
    const { id: _id, ...fields } = appeal;
    try {
      await this.appeals.insertMany([{ ...fields, _id, owed: [record] }], { lean: true });
      return { appeal, inserted: true };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await this.findById(_id);
      if (!first) throw error;
      return { appeal: first, inserted: false };
    }
  }

  async findById(id: string): Promise<Appeal | undefined> {
    const found = await this.appeals.findById(id).lean();
    return found ? toAppeal(found) : undefined;
  }

  async findByIds(ids: readonly string[]): Promise<Appeal[]> {
    return (await this.appeals.find({ _id: { $in: [...ids] } }).lean()).map(toAppeal);
  }

  /** Of these comments, newest first. */
  async findByComments(commentIds: readonly string[]): Promise<Appeal[]> {
    const found = await this.appeals
      .find({ commentId: { $in: [...commentIds] } })
      .sort({ createdAt: -1 })
      .limit(commentIds.length * maxOfComment)
      .lean();
    return found.map(toAppeal);
  }

  /** Open ones against what was decided about this person: one for each decision that stands. */
  async findOpenOfPerson(authorId: string): Promise<Appeal[]> {
    const found = await this.appeals.find({ authorId, state: 'OPEN', 'decision.kind': { $exists: true } }).lean();
    return found.map(toAppeal);
  }

  async findPage(
    filter: AppealFilter,
    order: QueueOrder,
    after: Position | undefined,
    limit: number,
  ): Promise<Appeal[]> {
    const [direction, beyond] = order === 'CREATED_AT_ASC' ? ([1, '$gt'] as const) : ([-1, '$lt'] as const);
    const key = after && new Date(after.key);
    const found = await this.appeals
      .find({
        ...conditions(filter),
        ...(after ? { $or: [{ createdAt: { [beyond]: key } }, { createdAt: key, _id: { [beyond]: after.id } }] } : {}),
      })
      .sort({ createdAt: direction, _id: direction })
      .limit(limit)
      .lean();
    return found.map(toAppeal);
  }

  /** How many there are, at most `limit` of them counted. */
  countOpen(siteIds: readonly string[] | undefined, limit: number): Promise<number> {
    return this.appeals.countDocuments(conditions({ state: 'OPEN', siteIds }), { limit });
  }

  /** @returns the ended appeal; `undefined` where it had ended before or there is none */
  async end(id: string, { state, outcome, record, isOwed }: AppealEnding): Promise<Appeal | undefined> {
    const ended = await this.appeals
      .findOneAndUpdate(
        { _id: id, state: 'OPEN' },
        { $set: { state, outcome, ...(isOwed ? { unenforced: true as const } : {}) }, $push: { owed: record } },
        { returnDocument: 'after' },
      )
      .lean();
    return ended ? toAppeal(ended) : undefined;
  }

  /** Its comment has gone to another story. */
  async move(id: string, { siteId, storyId, section }: Place): Promise<void> {
    const place = { siteId, storyId, ...(section ? { section } : {}) };
    await this.appeals.updateOne({ _id: id }, { $set: place, ...(section ? {} : { $unset: { section: 1 } }) });
  }

  /** Granted before a moment, with what has still to follow. */
  async findUnenforced(before: Date, limit: number): Promise<Appeal[]> {
    const found = await this.appeals
      .find({ unenforced: true, 'outcome.at': { $lt: before } })
      .sort({ 'outcome.at': 1 })
      .limit(limit)
      .lean();
    return found.map(toAppeal);
  }

  async clearUnenforced(id: string): Promise<void> {
    await this.appeals.updateOne({ _id: id }, { $unset: { unenforced: 1 } });
  }
}

/** A state is always named where a site is, so that one index serves both. */
function conditions({ state, siteIds }: AppealFilter): object {
  if (!siteIds) return state ? { state } : {};
  return { siteId: { $in: siteIds }, state: state ?? { $in: appealStates } };
}

/** Each kind was stored with all of its fields. */
function toAppeal({ _id: id, owed: _owed, unenforced: _unenforced, ...appeal }: AppealDocument): Appeal {
  return { id, ...appeal } as Appeal;
}
