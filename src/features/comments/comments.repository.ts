import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { type Comment, type CommentStatus, isVisible, type ReviewReason } from './comment.js';
import { toComment } from './comment.mapping.js';
import type { CommentDocument } from './comment.schema.js';

export type NewComment = Pick<
  Comment,
  'id' | 'siteId' | 'storyId' | 'parentId' | 'depth' | 'authorId' | 'body' | 'status' | 'reasons' | 'createdAt'
>;

export interface Edit {
  readonly body: string;
  readonly status: CommentStatus;
  readonly reasons: readonly ReviewReason[];
  readonly editedAt: Date;
}

/** Writes of single comments. Each is one command on one document: the truth from which everything else follows. */
@Injectable()
export class CommentsRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** @returns the comment that is stored now, and whether it was this call that stored it */
  async insertOnce(comment: NewComment): Promise<{ comment: Comment; inserted: boolean }> {
    const document: CommentDocument = {
      ...withoutId(comment),
      _id: comment.id,
      parentId: comment.parentId ?? null,
      reasons: [...comment.reasons],
      revisions: [{ body: comment.body, createdAt: comment.createdAt }],
      visible: isVisible(comment.status),
      changedAt: comment.createdAt,
      replyCount: 0,
      repliesSeq: 0,
      review: { revision: 0, waitingSince: comment.createdAt },
      transition: 1,
      unsettled: true,
      settled: { transition: 0, status: null, seq: 0, enteredSeq: 0 },
    };
    try {
      await this.comments.insertMany([document], { lean: true });
      return { comment: toComment(document), inserted: true };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const first = await this.findById(comment.id);
      if (!first) throw error;
      return { comment: first, inserted: false };
    }
  }

  async findById(id: string): Promise<Comment | undefined> {
    const document = await this.comments.findById(id).lean();
    return document ? toComment(document) : undefined;
  }

  async findMany(ids: readonly string[]): Promise<Comment[]> {
    return (await this.comments.find({ _id: { $in: ids } }).lean()).map(toComment);
  }

  /** Replaces the body, provided nothing has changed since `transition` was read. */
  async edit(id: string, transition: number, edit: Edit): Promise<Comment | undefined> {
    const { body, status, reasons, editedAt } = edit;
    const before = await this.comments.findOne({ _id: id, transition }, { revisions: 1 }).lean();
    if (!before) return undefined;
    return this.change(
      { _id: id, transition },
      {
        $set: {
          body,
          reasons: [...reasons],
          editedAt,
          review: { revision: before.revisions.length, waitingSince: editedAt },
        },
        $unset: { decision: 1 },
        $push: { revisions: { body, createdAt: editedAt } },
      },
      status,
      editedAt,
    );
  }

  /** A moderator's word: always taken, and the end of review for this revision. `undefined` when nothing changed. */
  async decide(
    id: string,
    status: 'APPROVED' | 'REJECTED',
    moderatorId: string,
    decidedAt: Date,
  ): Promise<Comment | undefined> {
    return this.change(
      { _id: id, status: { $ne: status } },
      { $set: { decision: { moderatorId, decidedAt } }, $unset: { review: 1 } },
      status,
      decidedAt,
    );
  }

  /** The slow review's word for one revision; not taken when somebody decided or edited meanwhile. */
  async holdAfterReview(id: string, revision: number, reasons: readonly ReviewReason[], now: Date) {
    return this.change(
      { _id: id, 'review.revision': revision, status: 'NONE', decision: { $exists: false } },
      { $push: { reasons: { $each: [...reasons] } }, $unset: { review: 1 } },
      'SYSTEM_WITHHELD',
      now,
    );
  }

  /** Ends the slow review of a revision that stays as it is. */
  async passReview(id: string, revision: number, reasons: readonly ReviewReason[]): Promise<void> {
    await this.comments.updateOne(
      { _id: id, 'review.revision': revision },
      { $push: { reasons: { $each: [...reasons] } }, $unset: { review: 1 } },
    );
  }

  /** The number of the revision that still waits for the slow review, if one does. */
  async findWaitingRevision(id: string): Promise<number | undefined> {
    return (await this.comments.findById(id, { review: 1 }).lean())?.review?.revision;
  }

  async findWaitingForReview(before: Date, limit: number): Promise<{ commentId: string; revision: number }[]> {
    const found = await this.comments
      .find({ 'review.waitingSince': { $lt: before } }, { review: 1 })
      .sort({ 'review.waitingSince': 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, review }) => ({ commentId: _id, revision: review!.revision }));
  }

  /** The same author's other comments on the site since a moment, newest first. */
  async findRecentBodies(authorId: string, except: string, since: Date, limit: number): Promise<string[]> {
    const found = await this.comments
      .find({ authorId, _id: { $ne: except }, createdAt: { $gte: since } }, { body: 1 })
      .sort({ createdAt: -1 })
      .limit(limit)
      .lean();
    return found.map(({ body }) => body);
  }

  private async change(filter: object, update: object, status: CommentStatus, at: Date): Promise<Comment | undefined> {
    const { $set, ...rest } = update as { $set?: object };
    const document = await this.comments
      .findOneAndUpdate(
        filter,
        {
          ...rest,
          $set: { ...$set, status, visible: isVisible(status), changedAt: at, unsettled: true },
          $inc: { transition: 1 },
        },
        { returnDocument: 'after' },
      )
      .lean();
    return document ? toComment(document) : undefined;
  }
}

function withoutId<T extends { readonly id: string }>({ id: _id, ...rest }: T): Omit<T, 'id'> {
  return rest;
}
