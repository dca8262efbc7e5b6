import { Module } from '@nestjs/common';
import { SettingsModule } from '../../settings/index.js';
import { SitesModule } from '../../sites/index.js';
import { StoriesModule } from '../stories.module.js';
import { ModeratedStoryResolver } from './moderated-story.resolver.js';
import { StaffStoriesResolver } from './staff-stories.resolver.js';
import { StoriesResolver } from './stories.resolver.js';
import { StoryControlsResolver } from './story-controls.resolver.js';

@Module({ imports: [StoriesModule, SitesModule, SettingsModule], providers: [StoriesResolver] })
export class StoriesGraphqlModule {}

/** On the admin surface: what moderators see of stories and decide about them. */
@Module({ imports: [StoriesModule], providers: [StaffStoriesResolver, StoryControlsResolver, ModeratedStoryResolver] })
export class StaffStoriesGraphqlModule {}
