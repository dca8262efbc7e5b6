import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { type LedgerRecord, OwedRecords } from '../../ledger/index.js';
import type { CommentMove, MoveRefusal, MoveState } from './comment-move.js';
import type { CommentMoveDocument } from './comment-move.schema.js';

/** What a move learns when it begins. */
export type Beginning = Pick<CommentMove, 'fromStoryId' | 'rootDepth'> & { readonly toStoryId: string };

const unfinished: MoveState[] = ['WAITING', 'RUNNING'];

@Injectable()
export class CommentMovesRepository {
  readonly owed: OwedRecords<CommentMoveDocument>;

  constructor(@InjectModel('CommentMove') private readonly moves: Model<CommentMoveDocument>) {
    this.owed = new OwedRecords(moves);
  }

  async insert({ id, ...fields }: CommentMove): Promise<void> {
    await this.moves.insertMany([{ ...fields, _id: id }], { lean: true });
  }

  async findById(id: string): Promise<CommentMove | undefined> {
    const found = await this.moves.findById(id).lean();
    return found ? toMove(found) : undefined;
  }

  /** Lets a waiting move run, and the ledger know. @returns whether it was this call that did */
  async begin(id: string, beginning: Beginning, owed: readonly LedgerRecord[], at: Date): Promise<boolean> {
    const { modifiedCount } = await this.moves.updateOne(
      { _id: id, state: 'WAITING' },
      { $set: { ...beginning, state: 'RUNNING', touchedAt: at }, $push: { owed: { $each: [...owed] } } },
    );
    return modifiedCount === 1;
  }

  async refuse(id: string, refusal: MoveRefusal, at: Date): Promise<void> {
    await this.moves.updateOne(
      { _id: id, state: 'WAITING' },
      { $set: { state: 'REFUSED', refusal, touchedAt: at, finishedAt: at } },
    );
  }

  async finish(id: string, at: Date): Promise<void> {
    await this.moves.updateOne(
      { _id: id, state: { $in: unfinished } },
      { $set: { state: 'DONE', touchedAt: at, finishedAt: at } },
    );
  }

  /** Lets a move that was done begin once more. */
  async reopen(id: string, at: Date): Promise<void> {
    await this.moves.updateOne({ _id: id, state: 'DONE' }, { $set: { state: 'WAITING', touchedAt: at } });
  }

  async countMoved(id: string, count: number, at: Date): Promise<void> {
    await this.moves.updateOne({ _id: id }, { $inc: { moved: count }, $set: { touchedAt: at } });
  }

  /** Begins the next turn of work. */
  async nextTurn(id: string, turn: number, at: Date): Promise<void> {
    await this.moves.updateOne({ _id: id, turn }, { $set: { turn: turn + 1, touchedAt: at } });
  }

  async findUnfinished(touchedBefore: Date, limit: number): Promise<CommentMove[]> {
    const found = await this.moves
      .find({ state: { $in: unfinished }, touchedAt: { $lt: touchedBefore } })
      .sort({ touchedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(toMove);
  }

  /** Those that wait, longest waiting first. */
  async findWaiting(limit: number): Promise<CommentMove[]> {
    return (await this.moves.find({ state: 'WAITING' }).sort({ touchedAt: 1 }).limit(limit).lean()).map(toMove);
  }

  /** Of these moves those that have not come to an end. */
  async findAlive(ids: readonly string[]): Promise<string[]> {
    const found = await this.moves.find({ _id: { $in: [...ids] }, state: { $in: unfinished } }, { _id: 1 }).lean();
    return found.map(({ _id }) => _id);
  }

  async findDoneSince(since: Date, limit: number): Promise<CommentMove[]> {
    const found = await this.moves
      .find({ state: 'DONE', touchedAt: { $gte: since } })
      .sort({ touchedAt: -1 })
      .limit(limit)
      .lean();
    return found.map(toMove);
  }
}

function toMove({ _id, ...fields }: CommentMoveDocument): CommentMove {
  return { ...fields, id: _id };
}
