import { Module } from '@nestjs/common';
import { StoriesModule } from '../stories/index.js';
import { SharedComments } from './comment/shared-comments.js';
import { SharedCommentsController } from './comment/shared-comments.controller.js';
import { StoryCounts } from './counts/story-counts.js';
import { StoryCountsController } from './counts/story-counts.controller.js';
import { RenderedStream } from './stream/rendered-stream.js';
import { RenderedStreamController } from './stream/rendered-stream.controller.js';

/** What pages of others take from Talk beside the stream itself, on the public web surface. */
@Module({
  imports: [StoriesModule],
  controllers: [StoryCountsController, SharedCommentsController, RenderedStreamController],
  providers: [StoryCounts, SharedComments, RenderedStream],
})
export class EmbeddingModule {}
