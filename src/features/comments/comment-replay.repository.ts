import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Comment, Counted } from './comment.js';
import { noSignals } from './comment.js';
import type { CommentDocument } from './comment.schema.js';

/** What is read of a comment that is reviewed again. */
export type StoredReview = Pick<
  Comment,
  | 'id'
  | 'storyId'
  | 'parentId'
  | 'authorId'
  | 'body'
  | 'createdAt'
  | 'editedAt'
  | 'status'
  | 'flagged'
  | 'reviewedAs'
  | 'reasons'
  | 'decision'
  | 'deletedAt'
  | 'movingTo'
  | 'rating'
  | 'tags'
  | 'signals'
>;

/** The comments of a site that were sent within a time, both ends included. */
export interface ReplayedTime {
  readonly siteId: string;
  readonly from: Date;
  readonly until: Date;
}

const storedReviewFields = {
  storyId: 1,
  parentId: 1,
  authorId: 1,
  body: 1,
  createdAt: 1,
  editedAt: 1,
  status: 1,
  flagged: 1,
  reviewedAs: 1,
  reasons: 1,
  decision: 1,
  deletedAt: 1,
  movingTo: 1,
  rating: 1,
  tags: 1,
  signals: 1,
} as const;

type StoredReviewDocument = Pick<CommentDocument, '_id' | keyof typeof storedReviewFields>;

/** Reads of all that a site's readers wrote within some days, in the order of time, by one index. */
@Injectable()
export class CommentReplayRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** How many there are, the newest ones up to `atMost`, and when the first of these was sent. */
  async countReplayed(time: ReplayedTime, atMost: number): Promise<{ count: number; from: Date }> {
    const [counted] = await this.comments.aggregate<{ count: number; from: Date }>([
      { $match: sentIn(time) },
      { $sort: { createdAt: -1, _id: -1 } },
      { $limit: atMost },
      { $group: { _id: null, count: { $sum: 1 }, from: { $min: '$createdAt' } } },
    ]);
    return counted ?? { count: 0, from: time.from };
  }

  /** A page of them, oldest first, behind the last of the page before. */
  async findReplayed(
    time: ReplayedTime,
    after: Pick<Comment, 'id' | 'createdAt'> | undefined,
    limit: number,
  ): Promise<StoredReview[]> {
    const from = after ? { ...time, from: after.createdAt } : time;
    const beyond = after
      ? { $or: [{ createdAt: { $gt: after.createdAt } }, { createdAt: after.createdAt, _id: { $gt: after.id } }] }
      : {};
    const found = await this.comments
      .find({ ...sentIn(from), ...beyond }, storedReviewFields)
      .sort({ createdAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(toStoredReview);
  }

  /** What the comments of each author since a moment have added to that author's figures. */
  async sumByAuthor(siteId: string, from: Date): Promise<Map<string, Record<string, number>>> {
    // Most of an author's comments count alike, so that few groups leave the database.
    const groups = await this.comments.aggregate<{ _id: { authorId: string; counted?: Counted }; times: number }>([
      { $match: { siteId, createdAt: { $gte: from } } },
      { $group: { _id: { authorId: '$authorId', counted: '$settled.counted' }, times: { $sum: 1 } } },
    ]);
    const sums = new Map<string, Record<string, number>>();
    for (const { _id, times } of groups) {
      const sum = sums.get(_id.authorId) ?? {};
      sums.set(_id.authorId, sum);
      addTo(sum, _id.counted ?? {}, times);
    }
    return sums;
  }
}

/** Adds numbers by name in place, `times` over. */
export function addTo(sum: Record<string, number>, more: Counted, times: number): void {
  for (const name in more) sum[name] = (sum[name] ?? 0) + more[name]! * times;
}

function sentIn({ siteId, from, until }: ReplayedTime) {
  return { siteId, createdAt: { $gte: from, $lte: until } };
}

/** Comments of an earlier version lack what it did not know. */
function toStoredReview(document: StoredReviewDocument): StoredReview {
  const { status } = document;
  return {
    id: document._id,
    storyId: document.storyId,
    parentId: document.parentId ?? undefined,
    authorId: document.authorId,
    body: document.body,
    createdAt: document.createdAt,
    editedAt: document.editedAt,
    status,
    flagged: document.flagged ?? false,
    reviewedAs: document.reviewedAs ?? status,
    reasons: document.reasons ?? [],
    decision: document.decision,
    deletedAt: document.deletedAt,
    movingTo: document.movingTo,
    rating: document.rating,
    tags: document.tags ?? [],
    signals: document.signals ?? noSignals,
  };
}
