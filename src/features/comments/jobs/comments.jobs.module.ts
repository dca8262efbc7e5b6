import { Module } from '@nestjs/common';
import { StoriesModule } from '../../stories/index.js';
import { CommentsModule } from '../comments.module.js';
import { SitesModule } from '../../sites/index.js';
import { CountsReconciler } from './counts-reconciler.js';
import { CommentsSweep } from './comments-sweep.js';
import { LateVerdictsSweep } from './late-verdicts-sweep.js';
import { MoveCommentsProcessor } from './move-comments.processor.js';
import { MovesSweep } from './moves-sweep.js';
import { ReviewCommentProcessor } from './review-comment.processor.js';
import { SignalsSweep } from './signals-sweep.js';
import { SpamFeedbackProcessor } from './spam-feedback.processor.js';
import { SpamFeedbackSweep } from './spam-feedback-sweep.js';

@Module({
  imports: [CommentsModule, StoriesModule, SitesModule],
  providers: [
    ReviewCommentProcessor,
    MoveCommentsProcessor,
    MovesSweep,
    CommentsSweep,
    LateVerdictsSweep,
    CountsReconciler,
    SignalsSweep,
    SpamFeedbackProcessor,
    SpamFeedbackSweep,
  ],
})
export class CommentsJobsModule {}
