import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CommentsModule } from '../comments/index.js';
import { StoriesModule } from '../stories/index.js';
import { UsersModule } from '../users/index.js';
import { ClaimEvents } from './claims/claim-events.js';
import { claimSchema } from './claims/claim.schema.js';
import { ClaimsRepository } from './claims/claims.repository.js';
import { ClaimsService } from './claims/claims.service.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { ModerationService } from './moderation.service.js';
import { ModeratorLimit } from './moderator-limit.js';
import { QueueEvents } from './queue-events.js';

/** In every role: whichever process settles a story announces the change of the queues. */
@Module({
  imports: [
    CommentsModule,
    StoriesModule,
    UsersModule,
    MongooseModule.forFeature([{ name: 'Claim', schema: claimSchema }]),
  ],
  providers: [
    ModerationListeners,
    ModerationQueries,
    ModerationService,
    ModeratorLimit,
    QueueEvents,
    ClaimsRepository,
    ClaimsService,
    ClaimEvents,
  ],
  exports: [
    ModerationQueries,
    ModerationService,
    QueueEvents,
    ClaimsRepository,
    ClaimsService,
    ClaimEvents,
    CommentsModule,
  ],
})
export class ModerationModule {}
