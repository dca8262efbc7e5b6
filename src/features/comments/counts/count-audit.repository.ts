import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Comment } from '../comment.js';
import { withDefaults } from '../comment.mapping.js';
import type { CommentDocument } from '../comment.schema.js';
import { type Unsettled, unsettledFields } from '../settle/settlements.repository.js';

/** What an audit needs of a comment. */
export type AuditedComment = Unsettled &
  Pick<Comment, 'replyCount'> & {
    readonly isUnsettled: boolean;
    /** Of an earlier version, which did not know a score yet. */
    readonly lacksScore: boolean;
  };

/** Reads whole stories, in batches, to compare counters with the documents; corrects reply counts. */
@Injectable()
export class CountAuditRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  async *commentsOf(storyId: string): AsyncGenerator<AuditedComment> {
    const fields = { ...unsettledFields, replyCount: 1, unsettled: 1, constructive: 1 };
    const cursor = this.comments.find({ storyId }, fields).lean().cursor({ batchSize: 500 });
    for await (const { _id, parentId, unsettled, constructive, ...rest } of cursor) {
      const marks = { isUnsettled: unsettled === true, lacksScore: constructive === undefined };
      yield { ...withDefaults(rest), ...marks, id: _id, parentId: parentId ?? undefined };
    }
  }

  /** Everything a person has written, in any story. */
  async *commentsBy(authorId: string): AsyncGenerator<Pick<CommentDocument, 'storyId' | 'settled' | 'unsettled'>> {
    const fields = { storyId: 1, settled: 1, unsettled: 1 };
    yield* this.comments.find({ authorId }, fields).lean().cursor({ batchSize: 500 });
  }

  /** Everybody who has written something, or something that has changed since a moment. */
  async authors(changedSince?: Date): Promise<string[]> {
    const groups = await this.comments.aggregate<{ _id: string }>([
      ...(changedSince ? [{ $match: { changedAt: { $gte: changedSince } } }] : []),
      { $group: { _id: '$authorId' } },
    ]);
    return groups.map(({ _id }) => _id);
  }

  /** Stories of comments that have changed since a moment. */
  async storiesChangedSince(since: Date): Promise<string[]> {
    const groups = await this.comments.aggregate<{ _id: string }>([
      { $match: { changedAt: { $gte: since } } },
      { $group: { _id: '$storyId' } },
    ]);
    return groups.map(({ _id }) => _id);
  }

  /** Corrects a reply count, unless somebody has counted meanwhile. */
  async correctReplyCount(id: string, found: number, replyCount: number): Promise<void> {
    await this.comments.updateOne({ _id: id, replyCount: found }, { $set: { replyCount } });
  }
}
