import type { Comment } from '../../comments/index.js';
import { queueOf } from '../moderation-queue.js';
import type { ModeratedCommentModel } from './moderation.models.js';

export function toModeratedComment(comment: Comment): ModeratedCommentModel {
  const { id, body, status, createdAt, editedAt, parentId, replyCount, reasons, revisions, decision } = comment;
  return {
    id,
    body,
    status,
    queue: queueOf(status),
    createdAt,
    editedAt,
    parentID: parentId,
    replyCount,
    reasons,
    revisions,
    decidedAt: decision?.decidedAt,
    authorId: comment.authorId,
    storyId: comment.storyId,
    moderatorId: decision?.moderatorId,
  };
}
