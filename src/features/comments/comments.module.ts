import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SettingsModule } from '../settings/index.js';
import { WordsModule } from '../words/index.js';
import { SitesModule } from '../sites/index.js';
import { StoriesModule } from '../stories/index.js';
import { UsersModule } from '../users/index.js';
import { AnsweredQuestions } from './answers/answered-questions.js';
import { AuthorRecordsRepository } from './author-records.repository.js';
import { CommentDecisionsService } from './comment-decisions.service.js';
import { CountAuditRepository } from './counts/count-audit.repository.js';
import { CountAudit } from './counts/count-audit.js';
import { CommentImportRepository } from './comment-import.repository.js';
import { CommentImport } from './comment-import.service.js';
import { CommentListeners } from './comment.listeners.js';
import { CommentOutbox } from './comment-outbox.js';
import { CommentPagesRepository } from './comment-pages.repository.js';
import { CommentReplayRepository } from './comment-replay.repository.js';
import { commentSchema } from './comment.schema.js';
import { CommentTags } from './comment-tags.js';
import { CommentsQueries } from './comments.queries.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentEditsService } from './comment-edits.service.js';
import { CommentWriting } from './comment-writing.js';
import { CommentsService } from './comments.service.js';
import { FastReview } from './review/fast-review.js';
import { ReviewReplay } from './review/replay/review-replay.service.js';
import { LateVerdicts } from './review/late-verdicts.service.js';
import { ReviewPipeline } from './review/review.pipeline.js';
import { ReviewRules } from './review/review-rules.js';
import { SpamFeedbackRepository } from './review/spam-feedback.repository.js';
import { SpamFeedbackService } from './review/spam-feedback.service.js';
import { CommentFollowers } from './moves/comment-followers.js';
import { CommentMover } from './moves/comment-mover.js';
import { commentMoveSchema } from './moves/comment-move.schema.js';
import { CommentMovesRepository } from './moves/comment-moves.repository.js';
import { CommentMovesService } from './moves/comment-moves.service.js';
import { MoveBeginnings } from './moves/move-beginnings.js';
import { MoveOutbox } from './moves/move-outbox.js';
import { MoveTurns } from './moves/move-turns.js';
import { MovingCommentsRepository } from './moves/moving-comments.repository.js';
import { MovingParts } from './moves/moving-parts.js';
import { ReviewStages } from './review/review-stages.js';
import { ReviewSubjects } from './review/review-subjects.js';
import { SlowReview } from './review/slow-review.service.js';
import { builtInStages } from './review/stages/index.js';
import { FoundInLists } from './review/stages/word-list.stages.js';
import { SignalCounter } from './signals/signal-counter.js';
import { StoryReaders } from './readers/story-readers.js';
import { StreamEvents } from './stream-events.js';
import { Settler } from './settle/settler.js';
import { SettlementsRepository } from './settle/settlements.repository.js';
import { SharedCounters } from './settle/shared-counters.js';
import { SiteCountsRepository } from './settle/site-counts.repository.js';
import { siteCountsSchema } from './settle/site-counts.schema.js';

/** Safe in every role: services and repositories only. */
@Module({
  imports: [
    LedgerModule,
    SettingsModule,
    WordsModule,
    SitesModule,
    StoriesModule,
    UsersModule,
    MongooseModule.forFeature([
      { name: 'Comment', schema: commentSchema },
      { name: 'SiteCounts', schema: siteCountsSchema },
      { name: 'CommentMove', schema: commentMoveSchema },
    ]),
  ],
  providers: [
    CommentsRepository,
    CommentPagesRepository,
    AuthorRecordsRepository,
    CommentImportRepository,
    CommentReplayRepository,
    SettlementsRepository,
    CommentsService,
    CommentEditsService,
    CommentWriting,
    FastReview,
    CommentDecisionsService,
    CommentImport,
    CommentsQueries,
    CommentListeners,
    StreamEvents,
    StoryReaders,
    CommentTags,
    AnsweredQuestions,
    Settler,
    SignalCounter,
    SharedCounters,
    CommentOutbox,
    CountAudit,
    CountAuditRepository,
    SiteCountsRepository,
    ReviewStages,
    ReviewSubjects,
    ReviewPipeline,
    SlowReview,
    LateVerdicts,
    ReviewReplay,
    ReviewRules,
    SpamFeedbackRepository,
    SpamFeedbackService,
    FoundInLists,
    CommentFollowers,
    CommentMovesRepository,
    CommentMovesService,
    CommentMover,
    MoveBeginnings,
    MoveOutbox,
    MoveTurns,
    MovingCommentsRepository,
    MovingParts,
    ...builtInStages,
  ],
  exports: [
    SpamFeedbackRepository,
    SpamFeedbackService,
    CommentsRepository,
    CommentPagesRepository,
    AuthorRecordsRepository,
    SettlementsRepository,
    CommentsService,
    CommentEditsService,
    CommentDecisionsService,
    CommentImport,
    CommentsQueries,
    CommentTags,
    StreamEvents,
    StoryReaders,
    Settler,
    SignalCounter,
    ReviewStages,
    ReviewSubjects,
    ReviewRules,
    ReviewPipeline,
    SlowReview,
    LateVerdicts,
    ReviewReplay,
    SiteCountsRepository,
    CountAudit,
    CommentFollowers,
    CommentMovesService,
    MoveOutbox,
    MoveTurns,
  ],
})
export class CommentsModule {}
