import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/index.js';
import { StoriesModule } from '../stories/index.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { ModerationService } from './moderation.service.js';
import { ModeratorLimit } from './moderator-limit.js';
import { QueueEvents } from './queue-events.js';

/** In every role: whichever process settles a story announces the change of the queues. */
@Module({
  imports: [CommentsModule, StoriesModule],
  providers: [ModerationListeners, ModerationQueries, ModerationService, ModeratorLimit, QueueEvents],
  exports: [ModerationQueries, ModerationService, QueueEvents, CommentsModule],
})
export class ModerationModule {}
