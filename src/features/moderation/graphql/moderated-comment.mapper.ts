import { type Comment, queuesOf } from '../../comments/index.js';
import type { ModeratedCommentModel } from './moderation.models.js';

export function toModeratedComment(comment: Comment): ModeratedCommentModel {
  const { id, body, status, createdAt, editedAt, parentId, replyCount, reasons, revisions, decision } = comment;
  const queues = queuesOf(comment);
  return {
    id,
    body,
    status,
    queues,
    queue: queues[0],
    createdAt,
    editedAt,
    parentID: parentId,
    replyCount,
    reasons,
    revisions,
    decidedAt: decision?.decidedAt,
    signals: comment.signals,
    authorId: comment.authorId,
    storyId: comment.storyId,
    moderatorId: decision?.moderatorId,
  };
}
