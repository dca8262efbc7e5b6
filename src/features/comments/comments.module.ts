import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SitesModule } from '../sites/index.js';
import { StoriesModule } from '../stories/index.js';
import { CommentDecisionsService } from './comment-decisions.service.js';
import { CommentImportRepository } from './comment-import.repository.js';
import { CommentImport } from './comment-import.service.js';
import { CommentListeners } from './comment.listeners.js';
import { CommentPagesRepository } from './comment-pages.repository.js';
import { commentSchema } from './comment.schema.js';
import { CommentsQueries } from './comments.queries.js';
import { CommentsRepository } from './comments.repository.js';
import { CommentsService } from './comments.service.js';
import { REVIEW_STAGES, ReviewPipeline } from './review/review.pipeline.js';
import { PreModerationStage } from './review/stages/pre-moderation.stage.js';
import { RepeatPostStage } from './review/stages/repeat-post.stage.js';
import { StreamEvents } from './stream-events.js';
import { Settler } from './settle/settler.js';
import { SettlementsRepository } from './settle/settlements.repository.js';

/** Safe in every role: services and repositories only. */
@Module({
  imports: [SitesModule, StoriesModule, MongooseModule.forFeature([{ name: 'Comment', schema: commentSchema }])],
  providers: [
    CommentsRepository,
    CommentPagesRepository,
    CommentImportRepository,
    SettlementsRepository,
    CommentsService,
    CommentDecisionsService,
    CommentImport,
    CommentsQueries,
    CommentListeners,
    StreamEvents,
    Settler,
    ReviewPipeline,
    PreModerationStage,
    RepeatPostStage,
    {
      provide: REVIEW_STAGES,
      inject: [PreModerationStage, RepeatPostStage],
      useFactory: (...stages: unknown[]) => stages,
    },
  ],
  exports: [
    CommentsRepository,
    CommentPagesRepository,
    SettlementsRepository,
    CommentsService,
    CommentDecisionsService,
    CommentImport,
    CommentsQueries,
    StreamEvents,
    Settler,
  ],
})
export class CommentsModule {}
