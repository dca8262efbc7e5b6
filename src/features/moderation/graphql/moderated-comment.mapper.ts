import { type Comment, queuesOf, type ReviewReason } from '../../comments/index.js';
import { isClosed, type Story, visibleCount } from '../../stories/index.js';
import type { ReviewReasonModel } from './evidence.models.js';
import type { ModeratedCommentModel, ModeratedStoryModel } from './moderation.models.js';

export function toModeratedComment(comment: Comment): ModeratedCommentModel {
  const { id, body, status, createdAt, editedAt, parentId, replyCount, reasons, revisions, decision, signals } =
    comment;
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
    reasons: reasons.map(toReason),
    revisions: revisions.map((revision) => ({ ...revision, reasons: (revision.reasons ?? []).map(toReason) })),
    decision,
    tags: comment.tags.map(({ name }) => name),
    section: comment.section,
    language: comment.language,
    signals: {
      openReports: signals.openReports,
      openNotices: signals.openNotices,
      disagreements: signals.disagreements,
      reactions: signals.reactionTotal,
      reports: Object.entries(signals.reports).map(([reason, count]) => ({ reason, count })),
    },
    decidedAt: decision?.decidedAt,
    authorId: comment.authorId,
    storyId: comment.storyId,
    moderatorId: decision?.moderatorId,
  };
}

function toReason(reason: ReviewReason): ReviewReasonModel {
  return { ...reason, matches: reason.matches ?? [] };
}

export function toModeratedStory(story: Story, now: Date): ModeratedStoryModel {
  const { id, url, metadata, siteId } = story;
  const closed = isClosed(story, now);
  return { id, url, title: metadata.title, isClosed: closed, siteID: siteId, commentCount: visibleCount(story) };
}
