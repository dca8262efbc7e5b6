import { type Comment, isBuiltInTag, type ListedComment } from '../comment.js';
import type { PostedComment } from '../comment-writing.js';
import { reasonsForAuthor, statementOfReasons, statusForAuthor } from '../statement-of-reasons.js';
import type { CommentModel, OwnCommentModel, StatementOfReasonsModel } from './comment.models.js';

/** Only what everybody may see leaves: whoever maps has asked the policy before. */
export function toCommentModel(comment: Omit<ListedComment, 'constructive'>, asOf?: number): CommentModel {
  const { id, siteId, storyId, parentId, body, createdAt, editedAt, replyCount, authorId, signals, rating } = comment;
  const names = comment.tags.map(({ name }) => name);
  return {
    id,
    storyID: storyId,
    parentID: parentId,
    body,
    createdAt,
    editedAt,
    replyCount,
    authorId,
    signals,
    rating,
    tagLinks: comment.tags,
    tags: names.filter(isBuiltInTag),
    newsroomTagNames: names.filter((name) => !isBuiltInTag(name)),
    siteId,
    asOf,
  };
}

export function toOwnComment({ comment, editableUntil }: PostedComment): OwnCommentModel {
  return {
    comment: toCommentModel(comment),
    status: statusForAuthor(comment),
    editableUntil,
    reasons: reasonsForAuthor(comment).map(({ code, detail, matches = [] }) => ({ code, detail, matches })),
    statement: toStatement(comment),
  };
}

function toStatement(comment: Comment): StatementOfReasonsModel | undefined {
  const statement = statementOfReasons(comment);
  if (!statement) return undefined;
  const { decisionId: decisionID, ...told } = statement;
  return { ...told, decisionID, commentId: comment.id, siteId: comment.siteId };
}
