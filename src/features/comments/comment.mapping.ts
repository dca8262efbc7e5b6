import type { Comment } from './comment.js';
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
