import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { newId } from '../../../core/database/ids.js';
import { OwedRecords } from '../../ledger/index.js';
import { type CommentPlace, type Position, type SignalCounts, SignalsRepository } from '../../comments/index.js';
import type { IllegalNotice, NoticeDecision, NoticeState } from './notice.js';
import type { NoticeDocument } from './notice.schema.js';

export interface NoticeFilter {
  readonly state?: NoticeState | undefined;
  /** Those of these sites only; without them, of all. */
  readonly siteIds?: readonly string[] | undefined;
}

@Injectable()
export class NoticesRepository extends SignalsRepository<NoticeDocument> {
  readonly name = 'notices';
  readonly owed: OwedRecords<NoticeDocument>;

  constructor(@InjectModel('IllegalNotice') private readonly notices: Model<NoticeDocument>) {
    super(notices);
    this.owed = new OwedRecords(notices);
  }

  async insert({ id, ...notice }: IllegalNotice): Promise<void> {
    const marks = { isActive: true, changedAt: notice.createdAt, uncounted: newId(), owed: [] };
    await this.notices.insertMany([{ ...notice, ...marks, _id: id }], { lean: true });
  }

  async findById(id: string): Promise<IllegalNotice | undefined> {
    const found = await this.notices.findById(id).lean();
    return found ? toNotice(found) : undefined;
  }

  /** Oldest first: who waits longest is served first. */
  async findPage(
    { state, siteIds }: NoticeFilter,
    after: Position | undefined,
    limit: number,
  ): Promise<IllegalNotice[]> {
    const key = after && new Date(after.key);
    const found = await this.notices
      .find({
        ...(state ? { state } : {}),
        ...(siteIds ? { siteId: { $in: [...siteIds] } } : {}),
        ...(after ? { $or: [{ createdAt: { $gt: key } }, { createdAt: key, _id: { $gt: after.id } }] } : {}),
      })
      .sort({ createdAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(toNotice);
  }

  /** @returns the notice under review; `undefined` where it is decided or there is none */
  async take(id: string, by: string, at: Date): Promise<IllegalNotice | undefined> {
    const state = 'UNDER_REVIEW' as const;
    const change = { $set: { state, changedAt: at }, $push: { history: { state, by, at } } };
    const taken = await this.notices
      .findOneAndUpdate({ _id: id, isActive: true }, change, { returnDocument: 'after' })
      .lean();
    return taken ? toNotice(taken) : undefined;
  }

  /** @returns the decided notice; `undefined` where it was decided before or there is none */
  async decide(id: string, { state, by, outcome, record }: NoticeDecision): Promise<IllegalNotice | undefined> {
    const at = outcome.decidedAt;
    const marks = { isActive: false, changedAt: at, uncounted: newId() };
    const decided = await this.notices
      .findOneAndUpdate(
        { _id: id, isActive: true },
        {
          $set: { state, outcome, ...marks, ...(state === 'DECIDED_ILLEGAL' ? { unenforced: true as const } : {}) },
          $push: { history: { state, by, at }, owed: record },
        },
        { returnDocument: 'after' },
      )
      .lean();
    return decided ? toNotice(decided) : undefined;
  }

  async findUnenforced(before: Date, limit: number): Promise<IllegalNotice[]> {
    const found = await this.notices
      .find({ unenforced: true, changedAt: { $lt: before } })
      .sort({ changedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(toNotice);
  }

  async clearUnenforced(id: string): Promise<void> {
    await this.notices.updateOne({ _id: id }, { $unset: { unenforced: 1 } });
  }

  async follow(commentIds: readonly string[], { siteId }: CommentPlace): Promise<void> {
    await this.notices.updateMany(
      { commentId: { $in: [...commentIds] }, siteId: { $ne: siteId } },
      { $set: { siteId } },
    );
  }

  async count(commentId: string): Promise<Pick<SignalCounts, 'openNotices'>> {
    return { openNotices: await this.notices.countDocuments({ commentId, isActive: true }) };
  }
}

function toNotice(document: NoticeDocument): IllegalNotice {
  const { _id: id, commentId, siteId, state, law, explanation, name, email, senderId } = document;
  const { createdAt, history, outcome } = document;
  return { id, commentId, siteId, state, law, explanation, name, email, senderId, createdAt, history, outcome };
}
