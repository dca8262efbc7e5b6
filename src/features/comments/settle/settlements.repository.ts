import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { AnyBulkWriteOperation, Model } from 'mongoose';
import type { LogEntry } from '../../stories/index.js';
import type { Comment, CommentQueue } from '../comment.js';
import { withDefaults } from '../comment.mapping.js';
import type { CommentDocument } from '../comment.schema.js';

/** What the settler needs of a comment that has changed. */
export type Unsettled = Pick<
  Comment,
  | 'id'
  | 'parentId'
  | 'authorId'
  | 'status'
  | 'flagged'
  | 'deletedAt'
  | 'movingTo'
  | 'rating'
  | 'signals'
  | 'decision'
  | 'tags'
  | 'transition'
  | 'settled'
>;

/** The fields of `Unsettled`, for a query's projection. */
export const unsettledFields = {
  parentId: 1,
  authorId: 1,
  status: 1,
  flagged: 1,
  deletedAt: 1,
  movingTo: 1,
  rating: 1,
  signals: 1,
  decision: 1,
  tags: 1,
  transition: 1,
  settled: 1,
} as const;

/** The settler's view of comments: what is marked as changed, and the marks it leaves. */
@Injectable()
export class SettlementsRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  async findUnsettled(storyId: string, limit: number): Promise<Unsettled[]> {
    const found = await this.comments
      .find({ storyId, unsettled: true }, unsettledFields)
      .sort({ changedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, parentId, ...rest }) => ({
      ...withDefaults(rest),
      id: _id,
      parentId: parentId ?? undefined,
    }));
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
  const { commentId: _id, transition, seq, to, counted } = entry;
  return [
    {
      updateOne: {
        filter: { _id, storyId, 'settled.transition': { $lt: transition } },
        update: {
          $set: {
            'settled.transition': transition,
            'settled.status': to.status,
            'settled.queues': [...to.queues] as CommentQueue[],
            'settled.counted': counted,
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
  for (const { parentId, delta } of entries) {
    const visible = delta['visible'] ?? 0;
    if (parentId && visible !== 0) deltas.set(parentId, (deltas.get(parentId) ?? 0) + visible);
  }
  return [...deltas].map(([_id, delta]) => ({
    updateOne: {
      filter: { _id, storyId, repliesSeq: { $lt: lastSeq } },
      update: { $inc: { replyCount: delta }, $set: { repliesSeq: lastSeq } },
    },
  }));
}
