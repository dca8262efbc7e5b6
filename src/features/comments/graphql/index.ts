export { CommentModel, CommentStatusEnum, OwnCommentModel, StatementOfReasonsModel } from './comment.models.js';
export { ChangeKindEnum, type StreamChangeKind } from './stream.models.js';
