import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { AnyBulkWriteOperation, Model } from 'mongoose';
import type { LogEntry } from '../../stories/index.js';
import { type CommentStatus, isVisible, type Settled } from '../comment.js';
import type { CommentDocument } from '../comment.schema.js';

export interface Unsettled {
  readonly id: string;
  readonly parentId?: string;
  readonly authorId: string;
  readonly status: CommentStatus;
  readonly transition: number;
  readonly settled: Settled;
}

/** The settler's view of comments: what is marked as changed, and the marks it leaves. */
@Injectable()
export class SettlementsRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  async findUnsettled(storyId: string, limit: number): Promise<Unsettled[]> {
    const found = await this.comments
      .find({ storyId, unsettled: true }, { parentId: 1, authorId: 1, status: 1, transition: 1, settled: 1 })
      .sort({ changedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, parentId, ...rest }) => ({ ...rest, id: _id, parentId: parentId ?? undefined }));
  }

  async findStoriesWithUnsettled(changedBefore: Date, limit: number): Promise<string[]> {
    const found = await this.comments
      .find({ unsettled: true, changedAt: { $lt: changedBefore } }, { storyId: 1 })
      .limit(limit)
      .lean();
    return [...new Set(found.map(({ storyId }) => storyId))];
  }

  /**
   * Writes a batch of the story's log to its comments. Doing it twice changes nothing: each write carries the
   * transition or log number it brings the comment to and is skipped where the comment is that far already.
   */
  async apply(storyId: string, entries: readonly LogEntry[]): Promise<void> {
    const operations = entries.flatMap((entry) => settleOperations(storyId, entry));
    await this.comments.bulkWrite([...operations, ...replyCountOperations(storyId, entries)], { ordered: true });
  }
}

function settleOperations(storyId: string, entry: LogEntry): AnyBulkWriteOperation<CommentDocument>[] {
  const { commentId: _id, transition, seq } = entry;
  const status = entry.to as CommentStatus;
  return [
    {
      updateOne: {
        filter: { _id, storyId, 'settled.transition': { $lt: transition } },
        update: {
          $set: {
            'settled.transition': transition,
            'settled.status': status,
            'settled.seq': seq,
            ...(entry.kind === 'ENTERED' ? { 'settled.enteredSeq': seq } : {}),
          },
        },
      },
    },
    { updateOne: { filter: { _id, storyId, transition }, update: { $unset: { unsettled: 1 } } } },
  ];
}

function replyCountOperations(storyId: string, entries: readonly LogEntry[]): AnyBulkWriteOperation<CommentDocument>[] {
  const lastSeq = entries.at(-1)!.seq;
  const deltas = new Map<string, number>();
  for (const { parentId, from, to } of entries) {
    const delta = visibleDelta(from as CommentStatus | null, to as CommentStatus);
    if (parentId && delta !== 0) deltas.set(parentId, (deltas.get(parentId) ?? 0) + delta);
  }
  return [...deltas].map(([_id, delta]) => ({
    updateOne: {
      filter: { _id, storyId, repliesSeq: { $lt: lastSeq } },
      update: { $inc: { replyCount: delta }, $set: { repliesSeq: lastSeq } },
    },
  }));
}

/** By how much a change of status changes the number of visible comments. */
export function visibleDelta(from: CommentStatus | null, to: CommentStatus): number {
  return Number(isVisible(to)) - Number(isVisible(from));
}
