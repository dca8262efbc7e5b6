import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments/index.js';
import { ModerationListeners } from './moderation.listeners.js';
import { ModerationQueries } from './moderation.queries.js';
import { QueueEvents } from './queue-events.js';

/** In every role: whichever process settles a story announces the change of the queues. */
@Module({
  imports: [CommentsModule],
  providers: [ModerationListeners, ModerationQueries, QueueEvents],
  exports: [ModerationQueries, QueueEvents, CommentsModule],
})
export class ModerationModule {}
