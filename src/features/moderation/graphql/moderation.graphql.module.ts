import { Module } from '@nestjs/common';
import { StoriesModule } from '../../stories/index.js';
import { UsersModule } from '../../users/index.js';
import { ModerationModule } from '../moderation.module.js';
import { ModeratedCommentResolver } from './moderated-comment.resolver.js';
import { ModerationResolver } from './moderation.resolver.js';
import { QueueResolver } from './queue.resolver.js';

@Module({
  imports: [ModerationModule, UsersModule, StoriesModule],
  providers: [ModerationResolver, ModeratedCommentResolver, QueueResolver],
})
export class ModerationGraphqlModule {}
