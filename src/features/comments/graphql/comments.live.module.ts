import { Module } from '@nestjs/common';
import { CommentsModule } from '../comments.module.js';
import { ReadersFeed } from './readers.feed.js';
import { StreamFeeds } from './stream.feeds.js';

/** What only a process with live connections needs. */
@Module({ imports: [CommentsModule], providers: [StreamFeeds, ReadersFeed] })
export class CommentsLiveModule {}
