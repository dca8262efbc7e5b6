import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter } from 'mongoose';
import type { CommentDocument } from '../comment.schema.js';

/** What a move needs to know of a comment before it touches it. */
export type MovingComment = Pick<CommentDocument, 'parentId' | 'depth'> & { readonly id: string };

const fields = { parentId: 1, depth: 1 } as const;

/** Finds what is still to be moved. All of it by one index: story, depth, parent. */
@Injectable()
export class MovingCommentsRepository {
  constructor(@InjectModel('Comment') private readonly comments: Model<CommentDocument>) {}

  /** Comments of a story, those nearest to the article first. */
  findOfStory(storyId: string, limit: number): Promise<MovingComment[]> {
    return this.find({ storyId }, limit);
  }

  /** Answers to any of these comments, all of one depth. */
  findReplies(storyId: string, depth: number, parentIds: readonly string[], limit: number): Promise<MovingComment[]> {
    return this.find({ storyId, depth, parentId: { $in: [...parentIds] } }, limit);
  }

  /** Which of these comments are in the story, above a depth. */
  async findPresent(storyId: string, ids: readonly string[], above: number): Promise<Set<string>> {
    const filter = { _id: { $in: [...ids] }, storyId, depth: { $lt: above } };
    const found = await this.comments.find(filter, { _id: 1 }).lean();
    return new Set(found.map(({ _id }) => _id));
  }

  private async find(filter: QueryFilter<CommentDocument>, limit: number): Promise<MovingComment[]> {
    const found = await this.comments.find(filter, fields).sort({ depth: 1, parentId: 1 }).limit(limit).lean();
    return found.map(({ _id, parentId, depth }) => ({ id: _id, parentId: parentId ?? null, depth }));
  }
}
