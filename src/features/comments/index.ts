export * from './comment.js';
export { type AuthorRecord, AuthorRecordsRepository } from './author-records.repository.js';
export * from './comment.policy.js';
export { bodyText, sanitiseBody } from './comment-body.js';
export { linksInText } from './comment-links.js';
export { commentError } from './comment.errors.js';
export { CommentChanged, CommentDecided, StorySettled } from './comment.events.js';
export { bodyDigest, commentRecord } from './comment-records.js';
export { CommentDecisionsService, type DecisionInput } from './comment-decisions.service.js';
export type { ImportedComment } from './comment-import.repository.js';
export { CountAudit, type CountMismatch } from './counts/count-audit.js';
export { CommentImport } from './comment-import.service.js';
export { CommentPagesRepository, type Position, positionOf, type QueueFilter } from './comment-pages.repository.js';
export { CommentsModule } from './comments.module.js';
export { CommentsRepository } from './comments.repository.js';
export { CommentsQueries, type PageRequest } from './comments.queries.js';
export { CommentsService } from './comments.service.js';
export { CommentEditsService } from './comment-edits.service.js';
export type { PostedComment } from './comment-writing.js';
export type { Finding, ReviewStage, ReviewSubject, ReviewVerdict, StageOutcome } from './review/review-stage.js';
export { ReviewStages } from './review/review-stages.js';
export { CommentFollowers, type CommentFollower, type CommentPlace } from './moves/comment-followers.js';
export {
  type ReplayedComment,
  type ReplayedRules,
  type ReplayExtent,
  ReviewReplay,
} from './review/replay/review-replay.service.js';
export { ReviewRules, type VersionedRules } from './review/review-rules.js';
export { SignalCounter } from './signals/signal-counter.js';
export type { SignalSource } from './signals/signal-source.js';
export { type SignalDocument, SignalsRepository } from './signals/signals.repository.js';
export {
  reasonsForAuthor,
  rejectionInForce,
  type Rejection,
  type StatementOfReasons,
  statementOfReasons,
} from './statement-of-reasons.js';
export { SiteCountsRepository } from './settle/site-counts.repository.js';
