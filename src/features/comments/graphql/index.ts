export { CommentModel, CommentStatusEnum } from './comment.models.js';
export { ChangeKindEnum, type StreamChangeKind } from './stream.models.js';
