import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/index.js';
import { CommentsModule } from '../../comments/index.js';
import { SitesModule } from '../../sites/index.js';
import { StoriesModule } from '../../stories/index.js';
import { UsersModule } from '../../users/index.js';
import { DemoModule } from '../demo.module.js';
import { DemoAccountsService } from './demo-accounts.js';
import { NewsroomStories } from './newsroom-stories.js';
import { Newsroom } from './newsroom.service.js';

/** Apart from `DemoModule`, which every web process loads: the invented newsroom is for the command line and tests. */
@Module({
  imports: [DemoModule, AuthModule, UsersModule, SitesModule, StoriesModule, CommentsModule],
  providers: [DemoAccountsService, NewsroomStories, Newsroom],
  exports: [DemoAccountsService, Newsroom],
})
export class NewsroomModule {}
