import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { derivedId } from '../../core/database/ids.js';
import {
  type Comment,
  type CommentStatus,
  type Decision,
  noSignals,
  type ReviewReason,
  type Revision,
} from './comment.js';
import { placeOf } from './comment.mapping.js';
import type { CommentDocument } from './comment.schema.js';

/** A comment with its history, as another system or an earlier time left it. */
export interface ImportedComment extends Pick<
  Comment,
  'id' | 'siteId' | 'storyId' | 'parentId' | 'depth' | 'authorId' | 'status' | 'reasons'
> {
  /** Oldest first, at least one. */
  readonly revisions: readonly Revision[];
  /** There where a moderator has approved or rejected it. */
  readonly decision?: Pick<Decision, 'moderatorId' | 'decidedAt'>;
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

function toDocument({ parentId, reasons, revisions, decision, ...fields }: ImportedComment): CommentDocument {
  const first = revisions[0]!;
  const last = revisions.at(-1)!;
  const comment: Comment = {
    ...fields,
    body: last.body,
    revisions: [...revisions.slice(0, -1), { ...last, reasons }],
    reasons,
    flagged: false,
    createdAt: first.createdAt,
    changedAt: decision?.decidedAt ?? last.createdAt,
    ...(revisions.length > 1 ? { editedAt: last.createdAt } : {}),
    reviewedAs: reviewedAs(fields.status, reasons, decision !== undefined),
    ...(decision ? { decision: decisionOf(fields.id, fields.status, revisions.length - 1, decision) } : {}),
    tags: [],
    signals: noSignals,
    owed: [],
    replyCount: 0,
    transition: revisions.length + (decision ? 1 : 0),
    settled: { transition: 0, status: null, queues: [], counted: {}, seq: 0, enteredSeq: 0 },
  };
  const { id, ...stored } = comment;
  const marks = { parentId: parentId ?? null, repliesSeq: 0, unsettled: true } as const;
  return { ...stored, ...placeOf(comment), ...marks, _id: id } as CommentDocument;
}

/** What review must have made of it before somebody decided; nobody else has kept it. */
function reviewedAs(status: CommentStatus, reasons: readonly ReviewReason[], isDecided: boolean): CommentStatus {
  if (!isDecided) return status;
  return reasons.some(({ effect }) => effect === 'HELD') ? 'SYSTEM_WITHHELD' : 'NONE';
}

function decisionOf(
  commentId: string,
  status: CommentStatus,
  revision: number,
  { moderatorId, decidedAt }: Pick<Decision, 'moderatorId' | 'decidedAt'>,
): Decision {
  const kind = status === 'REJECTED' ? 'REJECTED' : 'APPROVED';
  const id = derivedId('decision', commentId, 'imported');
  return {
    id,
    kind,
    moderatorId,
    decidedAt,
    revision,
    ...(kind === 'REJECTED' ? { code: 'OTHER' } : {}),
  };
}
