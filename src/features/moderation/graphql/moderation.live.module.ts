import { Module } from '@nestjs/common';
import { ModerationModule } from '../moderation.module.js';
import { QueueFeed } from './queue.feed.js';

@Module({ imports: [ModerationModule], providers: [QueueFeed] })
export class ModerationLiveModule {}
