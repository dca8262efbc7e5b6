import type { Comment, ListedComment } from './comment.js';
import type { CommentDocument } from './comment.schema.js';

/** Only what the rest of Talk may know of a stored comment. */
export function toComment(document: CommentDocument): Comment {
  return {
    id: document._id,
    siteId: document.siteId,
    storyId: document.storyId,
    parentId: document.parentId ?? undefined,
    depth: document.depth,
    authorId: document.authorId,
    body: document.body,
    revisions: document.revisions,
    status: document.status,
    createdAt: document.createdAt,
    editedAt: document.editedAt,
    changedAt: document.changedAt,
    replyCount: document.replyCount,
    reasons: document.reasons,
    decision: document.decision,
    transition: document.transition,
    settled: document.settled,
  };
}

/** The fields that `toListedComment` needs, for a query's projection. */
export const listedFields = {
  storyId: 1,
  parentId: 1,
  authorId: 1,
  body: 1,
  createdAt: 1,
  editedAt: 1,
  replyCount: 1,
} as const;

export type ListedDocument = Pick<CommentDocument, '_id' | keyof typeof listedFields>;

export function toListedComment(document: ListedDocument): ListedComment {
  return {
    id: document._id,
    storyId: document.storyId,
    parentId: document.parentId ?? undefined,
    authorId: document.authorId,
    body: document.body,
    createdAt: document.createdAt,
    editedAt: document.editedAt,
    replyCount: document.replyCount,
  };
}
