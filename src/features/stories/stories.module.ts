import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { LedgerModule } from '../ledger/index.js';
import { SettingsModule } from '../settings/index.js';
import { SitesModule } from '../sites/index.js';
import { UsersModule } from '../users/index.js';
import { StoriesQueries } from './stories.queries.js';
import { StoriesRepository } from './stories.repository.js';
import { StoriesService } from './stories.service.js';
import { StoryControlsRepository } from './story-controls.repository.js';
import { StoryControlsService } from './story-controls.service.js';
import { StoryMergesRepository } from './story-merges.repository.js';
import { StoryListsRepository } from './story-lists.repository.js';
import { StoryOutbox } from './story-outbox.js';
import { StoryListeners } from './story.listeners.js';
import { storySchema } from './story.schema.js';

@Module({
  imports: [
    LedgerModule,
    SitesModule,
    SettingsModule,
    UsersModule,
    MongooseModule.forFeature([{ name: 'Story', schema: storySchema }]),
  ],
  providers: [
    StoriesRepository,
    StoryListsRepository,
    StoryControlsRepository,
    StoryMergesRepository,
    StoriesQueries,
    StoriesService,
    StoryControlsService,
    StoryOutbox,
    StoryListeners,
  ],
  exports: [StoriesRepository, StoryMergesRepository, StoriesQueries, StoriesService, StoryControlsService],
})
export class StoriesModule {}
