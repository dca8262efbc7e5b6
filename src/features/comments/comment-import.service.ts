import { Injectable } from '@nestjs/common';
import { sanitiseBody } from './comment-body.js';
import { commentError } from './comment.errors.js';
import { CommentImportRepository, type ImportedComment } from './comment-import.repository.js';
import { Settler } from './settle/settler.js';

/** Brings in many comments that were written elsewhere or earlier. They end up as if they had been posted here. */
@Injectable()
export class CommentImport {
  constructor(
    private readonly repository: CommentImportRepository,
    private readonly settler: Settler,
  ) {}

  /** Which of these are stored already. */
  findKnownIds(ids: readonly string[]): Promise<Set<string>> {
    return this.repository.findKnownIds(ids);
  }

  /**
   * Stores those that are not there yet, sanitised, without counting or announcing them: `settle` does that.
   *
   * @returns how many were not there
   * @throws COMMENT_EMPTY where nothing is left of a text, and stores none then
   */
  async insertOnce(comments: readonly ImportedComment[]): Promise<number> {
    const clean = comments.map(({ revisions, ...comment }) => ({
      ...comment,
      revisions: revisions.map(({ body, createdAt }) => ({ body: cleanBody(body), createdAt })),
    }));
    return this.repository.insertManyOnce(clean);
  }

  /** Counts and announces what was imported under a story, oldest first. */
  settle(storyId: string, siteId: string): Promise<void> {
    return this.settler.settle(storyId, siteId);
  }
}

function cleanBody(html: string): string {
  const body = sanitiseBody(html);
  if (body === '') throw commentError('COMMENT_EMPTY');
  return body;
}
