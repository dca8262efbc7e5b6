import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { SitesModule } from '../sites/index.js';
import { StoriesQueries } from './stories.queries.js';
import { StoriesRepository } from './stories.repository.js';
import { StoriesService } from './stories.service.js';
import { StoryListeners } from './story.listeners.js';
import { storySchema } from './story.schema.js';

@Module({
  imports: [SitesModule, MongooseModule.forFeature([{ name: 'Story', schema: storySchema }])],
  providers: [StoriesRepository, StoriesQueries, StoriesService, StoryListeners],
  exports: [StoriesRepository, StoriesQueries, StoriesService],
})
export class StoriesModule {}
