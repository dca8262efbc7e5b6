import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { ClaimsFeed } from './claims.feed.js';
import { QueueFeed } from './queue.feed.js';

@Module({ imports: [ModerationModule], providers: [QueueFeed, ClaimsFeed] })
export class ModerationLiveModule {}
