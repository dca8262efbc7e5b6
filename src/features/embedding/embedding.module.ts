import { type MiddlewareConsumer, Module, type NestModule } from '@nestjs/common';
import { urlencoded } from 'express';
import { Config } from '../../core/config/config.js';
import { CommentsModule } from '../comments/index.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { StoriesModule } from '../stories/index.js';
import { UsersModule } from '../users/index.js';
import { SharedComments } from './comment/shared-comments.js';
import { SharedCommentsController } from './comment/shared-comments.controller.js';
import { StoryCounts } from './counts/story-counts.js';
import { StoryCountsController } from './counts/story-counts.controller.js';
import { NewsroomSettings } from './newsroom-settings.js';
import { RenderedStream } from './stream/rendered-stream.js';
import { RenderedStreamController } from './stream/rendered-stream.controller.js';
import { WritingActions } from './writing/writing-actions.js';
import { WritingController } from './writing/writing.controller.js';
import { WritingScenes } from './writing/writing-scenes.js';

/** What pages of others take from Talk beside the stream itself, and where they lead, on the public web surface. */
@Module({
  imports: [CommentsModule, SettingsModule, SitesModule, StoriesModule, UsersModule],
  controllers: [StoryCountsController, SharedCommentsController, RenderedStreamController, WritingController],
  providers: [NewsroomSettings, StoryCounts, SharedComments, RenderedStream, WritingScenes, WritingActions],
  exports: [RenderedStream],
})
export class EmbeddingModule implements NestModule {
  constructor(private readonly config: Config) {}

  configure(consumer: MiddlewareConsumer): void {
    // In a form's encoding a character takes up to three times its bytes.
    const limit = this.config.http.maxBodyBytes * 3;
    consumer.apply(urlencoded({ extended: false, limit, parameterLimit: 50 })).forRoutes(WritingController);
  }
}
