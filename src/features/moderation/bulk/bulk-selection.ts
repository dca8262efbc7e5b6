import { Injectable } from '@nestjs/common';
import {
  AuthorRecordsRepository,
  type Comment,
  CommentPagesRepository,
  CommentsQueries,
  positionOf,
} from '../../comments/index.js';
import { type BulkOperation, type BulkSelection, mostInBulk } from './bulk.js';

/** Reads the comments of a bulk operation, page by page. */
@Injectable()
export class BulkSelections {
  constructor(
    private readonly pages: CommentPagesRepository,
    private readonly comments: CommentsQueries,
    private readonly records: AuthorRecordsRepository,
  ) {}

  /** How many there are, up to the most that one operation takes. */
  async count({ commentIds, filter, authorId }: BulkSelection): Promise<number> {
    if (commentIds) return commentIds.length;
    if (filter) return this.pages.countQueue(filter, mostInBulk);
    return (await this.records.find(authorId!, [], mostInBulk)).counts['total'] ?? 0;
  }

  /** The next comments, none that came after the operation was made. */
  async next(operation: BulkOperation, limit: number): Promise<Comment[]> {
    const { selection, cursor, createdAt, read } = operation;
    const { commentIds, filter, authorId } = selection;
    if (commentIds) {
      const found = await this.comments.byIds(commentIds.slice(read, read + limit));
      return found.flatMap((comment) => comment ?? []);
    }
    const found = filter
      ? await this.pages.findQueue(filter, 'CREATED_AT_ASC', cursor, limit)
      : await this.pages.findByAuthor(authorId!, undefined, cursor, limit);
    return found.filter((comment) => comment.createdAt <= createdAt);
  }
}

export function cursorOf(comment: Comment) {
  return positionOf(comment, 'CREATED_AT_DESC');
}
