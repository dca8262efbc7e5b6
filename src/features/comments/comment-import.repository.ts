import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { type Comment, isVisible, type Revision } from './comment.js';
import type { CommentDocument } from './comment.schema.js';

/** A comment with its history, as another system or an earlier time left it. */
export interface ImportedComment extends Pick<
  Comment,
  'id' | 'siteId' | 'storyId' | 'parentId' | 'depth' | 'authorId' | 'status' | 'reasons' | 'decision'
> {
  /** Oldest first, at least one. */
  readonly revisions: readonly Revision[];
}

/** Writes of many comments at a time. */
@Injectable()
export class CommentImportRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  async findKnownIds(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.comments.find({ _id: { $in: ids } }, { _id: 1 }).lean();
    return new Set(found.map(({ _id }) => _id));
  }

  /**
   * Stores those that are not there yet, marked as not yet counted and with no review owed.
   *
   * @returns how many were not there
   */
  async insertManyOnce(comments: readonly ImportedComment[]): Promise<number> {
    const known = await this.findKnownIds(comments.map(({ id }) => id));
    const missing = comments.filter(({ id }) => !known.has(id));
    if (missing.length === 0) return 0;
    try {
      // Upserts would be simpler and cost four times as much.
      await this.comments.insertMany(missing.map(toDocument), { lean: true });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      // Somebody imports the same at the same time: by now we know what they have stored.
      await this.insertManyOnce(missing);
    }
    return missing.length;
  }
}

function toDocument({ id, parentId, reasons, revisions, decision, ...fields }: ImportedComment): CommentDocument {
  const first = revisions[0]!;
  const last = revisions.at(-1)!;
  return {
    ...fields,
    _id: id,
    parentId: parentId ?? null,
    body: last.body,
    revisions: [...revisions],
    visible: isVisible(fields.status),
    createdAt: first.createdAt,
    changedAt: decision?.decidedAt ?? last.createdAt,
    ...(revisions.length > 1 ? { editedAt: last.createdAt } : {}),
    ...(decision ? { decision } : {}),
    replyCount: 0,
    repliesSeq: 0,
    reasons: [...reasons],
    transition: revisions.length + (decision ? 1 : 0),
    unsettled: true,
    settled: { transition: 0, status: null, seq: 0, enteredSeq: 0 },
  };
}
