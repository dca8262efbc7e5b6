import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Comment, CommentStatus, Counted, ReasonCode, RejectionCode } from './comment.js';
import type { CommentDocument } from './comment.schema.js';

/** What a person's comments came to. */
export interface AuthorRecord {
  /** By the names of `countsFor`. */
  readonly counts: Counted;
  /** Of the comments since each moment that was asked for: how many, and how many of them are rejected. */
  readonly since: readonly { readonly total: number; readonly rejected: number }[];
}

/** Another comment of somebody's, without its text. */
export interface PastComment {
  readonly id: string;
  readonly status: CommentStatus;
  /** What the review found. */
  readonly codes: readonly ReasonCode[];
  /** A moderator's reason. */
  readonly rejectedFor?: RejectionCode;
  readonly createdAt: Date;
}

/** An earlier text of a comment, without its words. */
export interface EarlierText {
  readonly revision: number;
  readonly codes: readonly ReasonCode[];
  readonly createdAt: Date;
}

interface Group {
  readonly _id: { readonly status: CommentStatus; readonly decided?: 'APPROVED' | 'REJECTED' };
  readonly total: number;
  readonly since: readonly number[];
}

/** Reads of everything that one person has written, added up. */
@Injectable()
export class AuthorRecordsRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** Of their latest comments, `atMost` of them; deleted ones do not count. */
  async find(authorId: string, moments: readonly Date[], atMost: number): Promise<AuthorRecord> {
    const sums = Object.fromEntries(
      moments.map((since) => [sumName(since), { $sum: { $cond: [{ $gte: ['$createdAt', since] }, 1, 0] } }] as const),
    );
    const found = await this.comments.aggregate<Record<string, number> & Pick<Group, '_id' | 'total'>>([
      { $match: { authorId } },
      { $sort: { createdAt: -1, _id: -1 } },
      { $limit: atMost },
      { $match: { deletedAt: { $exists: false } } },
      {
        $group: {
          _id: { status: '$status', decided: '$decision.kind' },
          total: { $sum: 1 },
          ...sums,
        },
      },
    ]);
    const groups: Group[] = found.map((group) => ({
      _id: group._id,
      total: group.total,
      since: moments.map((since) => group[sumName(since)] ?? 0),
    }));
    return recordOf(groups, moments.length);
  }

  /** Their latest comments but one, newest first; deleted ones are left out. */
  async findLatest(authorId: string, except: string, limit: number): Promise<PastComment[]> {
    const fields = { status: 1, createdAt: 1, 'reasons.code': 1, 'decision.code': 1 };
    const found = await this.comments
      .find({ authorId, _id: { $ne: except }, deletedAt: { $exists: false } }, fields)
      .sort({ createdAt: -1, _id: -1 })
      .limit(limit)
      .lean<Pick<CommentDocument, '_id' | 'status' | 'createdAt' | 'reasons' | 'decision'>[]>();
    return found.map(({ _id: id, status, reasons, decision, createdAt }) => {
      const rejectedFor = decision?.code;
      return { id, status, codes: codesOf(reasons), ...(rejectedFor ? { rejectedFor } : {}), createdAt };
    });
  }

  /** The texts that a comment had before one of its revisions, the last `limit` of them, oldest first. */
  async findEarlierTexts(commentId: string, before: number, limit: number): Promise<EarlierText[]> {
    const fields = { 'revisions.createdAt': 1, 'revisions.reasons.code': 1 };
    const found = await this.comments.findById(commentId, fields).lean();
    const texts = (found?.revisions ?? []).slice(0, before);
    return texts
      .map(({ createdAt, reasons }, revision) => ({ revision, codes: codesOf(reasons), createdAt }))
      .slice(-limit);
  }
}

function codesOf(reasons: Comment['reasons'] | undefined): ReasonCode[] {
  return [...new Set(reasons?.map(({ code }) => code))];
}

function sumName(since: Date): string {
  return `since_${since.getTime()}`;
}

function recordOf(groups: readonly Group[], moments: number): AuthorRecord {
  const counts: Record<string, number> = {};
  const add = (name: string, count: number) => (counts[name] = (counts[name] ?? 0) + count);
  const since = Array.from({ length: moments }, () => ({ total: 0, rejected: 0 }));
  for (const { _id, total, since: recent } of groups) {
    add('total', total);
    add(`status_${_id.status}`, total);
    if (_id.decided) add(`decided_${_id.decided}`, total);
    since.forEach((sum, index) => {
      sum.total += recent[index]!;
      if (_id.status === 'REJECTED') sum.rejected += recent[index]!;
    });
  }
  return { counts, since };
}
