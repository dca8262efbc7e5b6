import { Module } from '@nestjs/common';
import { ReportsModule } from '../../reports/index.js';
import { StoriesModule } from '../../stories/index.js';
import { UsersModule } from '../../users/index.js';
import { ModerationModule } from '../moderation.module.js';
import { CommentSignalsResolver } from './comment-signals.resolver.js';
import { AppealedDecisionResolver, AppealedSanctionResolver, AppealsResolver } from './appeals.resolver.js';
import { AuthorRecordResolver } from './author-record.resolver.js';
import { BulkResolver } from './bulk.resolver.js';
import { ClaimsResolver } from './claims.resolver.js';
import { ContextResolver } from './context.resolver.js';
import { DecisionsResolver } from './decisions.resolver.js';
import { IllegalNoticeResolver } from './illegal-notice.resolver.js';
import { ModeratedCommentResolver } from './moderated-comment.resolver.js';
import { ModerationResolver } from './moderation.resolver.js';
import { QueueResolver } from './queue.resolver.js';
import { SimulatedSampleResolver, SimulationResolver } from './simulation.resolver.js';

@Module({
  imports: [ModerationModule, ReportsModule, UsersModule, StoriesModule],
  providers: [
    ModerationResolver,
    DecisionsResolver,
    ClaimsResolver,
    BulkResolver,
    ContextResolver,
    AuthorRecordResolver,
    ModeratedCommentResolver,
    QueueResolver,
    CommentSignalsResolver,
    IllegalNoticeResolver,
    AppealsResolver,
    AppealedDecisionResolver,
    AppealedSanctionResolver,
    SimulationResolver,
    SimulatedSampleResolver,
  ],
})
export class ModerationGraphqlModule {}
