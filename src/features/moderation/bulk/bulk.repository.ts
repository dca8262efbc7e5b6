import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Position } from '../../comments/index.js';
import type { BulkItem, BulkItemState, BulkOperation, BulkState } from './bulk.js';
import type { BulkItemDocument, BulkOperationDocument } from './bulk.schema.js';

@Injectable()
export class BulkRepository {
  constructor(
    @InjectModel('BulkOperation') private readonly operations: Model<BulkOperationDocument>,
    @InjectModel('BulkItem') private readonly items: Model<BulkItemDocument>,
  ) {}

  async insert({ id, ...fields }: BulkOperation): Promise<void> {
    await this.operations.insertMany([{ ...fields, _id: id }], { lean: true });
  }

  async findById(id: string): Promise<BulkOperation | undefined> {
    const found = await this.operations.findById(id).lean();
    return found ? toOperation(found) : undefined;
  }

  /** @returns the operation in its new state; `undefined` where it was not in the old one */
  async move(id: string, from: BulkState, to: BulkState, at: Date): Promise<BulkOperation | undefined> {
    const isFinished = from === 'RUNNING' ? { finishedAt: at } : {};
    const update = { $set: { state: to, touchedAt: at, ...isFinished } };
    const found = await this.operations
      .findOneAndUpdate({ _id: id, state: from }, update, { returnDocument: 'after' })
      .lean();
    return found ? toOperation(found) : undefined;
  }

  /** Notes how far the reading is, unless another worker is further already. */
  async advance(id: string, readBefore: number, read: number, cursor: Position | undefined): Promise<void> {
    await this.operations.updateOne({ _id: id, read: readBefore }, { $set: { read, ...(cursor ? { cursor } : {}) } });
  }

  /** Begins the next turn of work. */
  async nextTurn(id: string, turn: number, at: Date): Promise<void> {
    await this.operations.updateOne({ _id: id, turn }, { $set: { turn: turn + 1, touchedAt: at } });
  }

  async findUnfinished(touchedBefore: Date, limit: number): Promise<BulkOperation[]> {
    const found = await this.operations
      .find({ state: { $in: ['RUNNING', 'UNDOING'] }, touchedAt: { $lt: touchedBefore } })
      .limit(limit)
      .lean();
    return found.map(toOperation);
  }

  async removePreviews(touchedBefore: Date): Promise<void> {
    await this.operations.deleteMany({ state: 'PREVIEW', touchedAt: { $lt: touchedBefore } });
  }

  /** Removes operations that ended before a moment, items first: an operation that is left is found again. */
  async removeEnded(touchedBefore: Date, limit: number): Promise<void> {
    const found = await this.operations
      .find({ state: { $in: ['DONE', 'STOPPED', 'UNDONE'] }, touchedAt: { $lt: touchedBefore } }, { _id: 1 })
      .limit(limit)
      .lean();
    for (const { _id } of found) {
      await this.items.deleteMany({ bulkId: _id });
      await this.operations.deleteOne({ _id });
    }
  }

  /** Stores items that are not stored yet, in one command. */
  async insertItems(items: readonly BulkItem[]): Promise<void> {
    const operations = items.map((item) => ({
      updateOne: { filter: { _id: itemId(item) }, update: { $setOnInsert: item }, upsert: true },
    }));
    if (operations.length > 0) await this.items.bulkWrite(operations, { ordered: false });
  }

  async findItems(bulkId: string, state: BulkItemState, limit: number): Promise<BulkItem[]> {
    const found = await this.items.find({ bulkId, state }).limit(limit).lean();
    return found.map(({ _id, ...item }) => item);
  }

  async endItem(item: BulkItem, state: BulkItemState, transitionAfter?: number): Promise<void> {
    const update = { $set: { state, ...(transitionAfter === undefined ? {} : { transitionAfter }) } };
    await this.items.updateOne({ _id: itemId(item), state: item.state }, update);
  }

  async countItems(bulkId: string): Promise<Partial<Record<BulkItemState, number>>> {
    const found = await this.items.aggregate<{ _id: BulkItemState; count: number }>([
      { $match: { bulkId } },
      { $group: { _id: '$state', count: { $sum: 1 } } },
    ]);
    return Object.fromEntries(found.map(({ _id, count }) => [_id, count]));
  }
}

function itemId({ bulkId, commentId }: BulkItem): string {
  return `${bulkId}:${commentId}`;
}

function toOperation({ _id, ...fields }: BulkOperationDocument): BulkOperation {
  return { ...fields, id: _id };
}
