import { Module } from '@nestjs/common';
import { StoriesModule } from '../stories/index.js';
import { DemoStories } from './demo-stories.js';

@Module({ imports: [StoriesModule], providers: [DemoStories], exports: [DemoStories] })
export class DemoModule {}
