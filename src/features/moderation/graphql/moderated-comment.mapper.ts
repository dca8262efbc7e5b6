import { type Comment, isBuiltInTag, queuesOf, type ReviewReason } from '../../comments/index.js';
import type { ReviewReasonModel } from './evidence.models.js';
import type { ModeratedCommentModel } from './moderation.models.js';

export function toModeratedComment(comment: Comment): ModeratedCommentModel {
  const { id, body, status, createdAt, editedAt, parentId, replyCount, reasons, revisions, decision } = comment;
  const queues = queuesOf(comment);
  const names = comment.tags.map(({ name }) => name);
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
    reasons: reasons.map(toReason),
    revisions: revisions.map((revision) => ({ ...revision, reasons: (revision.reasons ?? []).map(toReason) })),
    decision,
    tags: names.filter(isBuiltInTag),
    newsroomTags: names.filter((name) => !isBuiltInTag(name)),
    section: comment.section,
    language: comment.language,
    decidedAt: decision?.decidedAt,
    signals: comment.signals,
    authorId: comment.authorId,
    storyId: comment.storyId,
    moderatorId: decision?.moderatorId,
  };
}

function toReason(reason: ReviewReason): ReviewReasonModel {
  return { ...reason, matches: reason.matches ?? [] };
}
