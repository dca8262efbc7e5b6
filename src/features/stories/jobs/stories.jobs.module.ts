import { Module } from '@nestjs/common';
import { StoriesModule } from '../stories.module.js';
import { ScrapeStoryProcessor } from './scrape-story.processor.js';
import { ScrapeSweep } from './scrape-sweep.js';

@Module({ imports: [StoriesModule], providers: [ScrapeStoryProcessor, ScrapeSweep] })
export class StoriesJobsModule {}
