export * from './comment.js';
export * from './comment.policy.js';
export { commentError } from './comment.errors.js';
export { CommentChanged, StorySettled } from './comment.events.js';
export { CommentDecisionsService } from './comment-decisions.service.js';
export { CommentPagesRepository, type Position, positionOf } from './comment-pages.repository.js';
export { CommentsModule } from './comments.module.js';
export { CommentsQueries, type PageRequest } from './comments.queries.js';
export { CommentsService, type PostedComment } from './comments.service.js';
