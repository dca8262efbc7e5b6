import { Module } from '@nestjs/common';
import { SitesModule } from '../../sites/index.js';
import { StoriesModule } from '../stories.module.js';
import { StoriesResolver } from './stories.resolver.js';

@Module({ imports: [StoriesModule, SitesModule], providers: [StoriesResolver] })
export class StoriesGraphqlModule {}
