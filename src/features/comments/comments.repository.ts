import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, UpdateQuery } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { coreError } from '../../core/errors/core.errors.js';
import { OwedRecords } from '../ledger/index.js';
import type { ReviewedClient } from './review/review-stage.js';
import type { KeptSender } from './review/spam-feedback.js';
import { type Comment, noSignals, type ReviewReason } from './comment.js';
import { placeOf, toComment } from './comment.mapping.js';
import type { CommentDocument } from './comment.schema.js';

export type NewComment = Pick<
  Comment,
  | 'id'
  | 'siteId'
  | 'storyId'
  | 'section'
  | 'language'
  | 'parentId'
  | 'depth'
  | 'authorId'
  | 'body'
  | 'status'
  | 'flagged'
  | 'reasons'
  | 'rating'
  | 'tags'
  | 'owed'
  | 'createdAt'
> & { readonly client?: ReviewedClient; readonly sender?: KeptSender | undefined };

/** Fields of a comment that a change sets; `undefined` removes one. */
export type CommentFields = Partial<
  Pick<
    Comment,
    | 'status'
    | 'flagged'
    | 'reviewedAs'
    | 'deletedAt'
    | 'movingTo'
    | 'movedFrom'
    | 'leftSeq'
    | 'parentId'
    | 'depth'
    | 'storyId'
    | 'siteId'
    | 'section'
    | 'language'
    | 'body'
    | 'revisions'
    | 'reasons'
    | 'editedAt'
    | 'decision'
    | 'spamFeedback'
    | 'tags'
    | 'signals'
    | 'owed'
    | 'replyCount'
    | 'settled'
  > &
    Pick<CommentDocument, 'review' | 'repliesSeq' | 'sender'>
>;

const changeAttempts = 20;
/** A rate over the latest thousand comments is as good as one over all. */
const maxCounted = 1_000;

/** Writes of single comments. Each is one command on one document: the truth from which everything else follows. */
@Injectable()
export class CommentsRepository {
  readonly owed: OwedRecords<CommentDocument>;

  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {
    this.owed = new OwedRecords(comments);
  }

  /** @returns the comment that is stored now, and whether it was this call that stored it */
  async insertOnce({ client, sender, ...comment }: NewComment): Promise<{ comment: Comment; inserted: boolean }> {
    const { reasons, createdAt } = comment;
    const whole: Comment = {
      ...comment,
      revisions: [{ body: comment.body, createdAt, reasons }],
      reviewedAs: comment.status,
      changedAt: createdAt,
      signals: noSignals,
      replyCount: 0,
      transition: 1,
      settled: { transition: 0, status: null, queues: [], counted: {}, seq: 0, enteredSeq: 0 },
    };
    const document = {
      ...withoutId(whole),
      ...placeOf(whole),
      _id: comment.id,
      parentId: comment.parentId ?? null,
      repliesSeq: 0,
      review: { revision: 0, waitingSince: createdAt, ...(client ? { client } : {}) },
      ...(sender ? { sender } : {}),
      unsettled: true,
    };
    try {
      await this.comments.insertMany([document], { lean: true });
      return { comment: whole, inserted: true };
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

  /** Whether readers see a direct reply by an expert of the story; looks at the comment's replies one by one. */
  async hasExpertReply(storyId: string, id: string): Promise<boolean> {
    const found = await this.comments.exists({ storyId, parentId: id, visible: true, 'tags.name': 'EXPERT' });
    return found !== null;
  }

  async findMany(ids: readonly string[]): Promise<Comment[]> {
    return (await this.comments.find({ _id: { $in: ids } }).lean()).map(toComment);
  }

  /**
   * Changes what others see of a comment, or where moderators find it: reads it, asks what to set, and writes that
   * unless somebody has changed the comment meanwhile, in which case it starts again. The one way to such a change.
   *
   * @param plan gives the fields to set, or `undefined` to leave the comment as it is; it may throw
   * @returns the comment after the change and whether there was one; `undefined` where there is no such comment
   * @throws CONFLICT after twenty attempts
   */
  async modify(
    id: string,
    at: Date,
    plan: (comment: Comment, review: CommentDocument['review']) => CommentFields | undefined,
  ): Promise<{ comment: Comment; changed: boolean } | undefined> {
    for (let attempt = 0; attempt < changeAttempts; attempt += 1) {
      const document = await this.comments.findById(id).lean();
      if (!document) return undefined;
      const before = toComment(document);
      const fields = plan(before, document.review);
      if (!fields) return { comment: before, changed: false };
      const after: Comment = { ...before, ...fields, changedAt: at, transition: before.transition + 1 };
      const update = setting({ ...fields, ...placeOf(after), changedAt: at, transition: after.transition });
      const filter = { _id: id, storyId: before.storyId, transition: before.transition };
      const { modifiedCount } = await this.comments.updateOne(filter, {
        ...update,
        $set: { ...update.$set, unsettled: true },
      });
      if (modifiedCount === 1) return { comment: after, changed: true };
    }
    throw coreError('CONFLICT', { what: 'comment' });
  }

  /** Ends the slow review of a revision that stays as it is, with what it noted. */
  async passReview(id: string, revision: number, reasons: readonly ReviewReason[]): Promise<void> {
    await this.comments.updateOne(
      { _id: id, 'review.revision': revision },
      {
        $push: { reasons: { $each: [...reasons] }, [`revisions.${revision}.reasons`]: { $each: [...reasons] } },
        $unset: { review: 1 },
      },
    );
  }

  /** What the slow review of a comment still needs, if one is owed. */
  async findOwedReview(id: string): Promise<CommentDocument['review']> {
    return (await this.comments.findById(id, { review: 1 }).lean())?.review;
  }

  async findWaitingForReview(before: Date, limit: number): Promise<{ commentId: string; revision: number }[]> {
    const found = await this.comments
      .find({ 'review.waitingSince': { $lt: before }, 'review.awaits': { $exists: false } }, { review: 1 })
      .sort({ 'review.waitingSince': 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, review }) => ({ commentId: _id, revision: review!.revision }));
  }

  /** Reviews that have waited for an answer from outside since before a moment. */
  async findAwaitingVerdicts(
    before: Date,
    limit: number,
  ): Promise<{ commentId: string; revision: number; awaits: readonly string[] }[]> {
    const found = await this.comments
      .find({ 'review.waitingSince': { $lt: before }, 'review.awaits': { $exists: true } }, { review: 1 })
      .sort({ 'review.waitingSince': 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id, review }) => ({
      commentId: _id,
      revision: review!.revision,
      awaits: review!.awaits ?? [],
    }));
  }

  /** The same author's other comments since a moment, newest first. */
  async findRecent(
    authorId: string,
    except: string,
    since: Date,
    limit: number,
  ): Promise<Pick<Comment, 'body' | 'status' | 'decision'>[]> {
    return this.comments
      .find({ authorId, _id: { $ne: except }, createdAt: { $gte: since } }, { _id: 0, body: 1, status: 1, decision: 1 })
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean();
  }

  /** How many of the same author's other comments since a moment there are, and how many of them are rejected. */
  async countRecent(authorId: string, except: string, since: Date): Promise<{ total: number; rejected: number }> {
    const [counted] = await this.comments.aggregate<{ total: number; rejected: number }>([
      { $match: { authorId, _id: { $ne: except }, createdAt: { $gte: since } } },
      { $sort: { createdAt: -1 } },
      { $limit: maxCounted },
      {
        $group: {
          _id: null,
          total: { $sum: 1 },
          rejected: { $sum: { $cond: [{ $eq: ['$status', 'REJECTED'] }, 1, 0] } },
        },
      },
    ]);
    return { total: counted?.total ?? 0, rejected: counted?.rejected ?? 0 };
  }
}

function withoutId<T extends { readonly id: string }>({ id: _id, ...rest }: T): Omit<T, 'id'> {
  return rest;
}

/** Sets what is given and removes what is given as `undefined`. */
function setting(fields: object): { $set: object; $unset: Record<string, 1> } {
  const entries = Object.entries(fields);
  return {
    $set: Object.fromEntries(entries.filter(([, value]) => value !== undefined)),
    $unset: Object.fromEntries(entries.filter(([, value]) => value === undefined).map(([name]) => [name, 1 as const])),
  } satisfies UpdateQuery<CommentDocument>;
}
