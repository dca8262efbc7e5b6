import { Module } from '@nestjs/common';
import { SitesModule } from '../../sites/index.js';
import { StoriesModule } from '../../stories/index.js';
import { UsersModule } from '../../users/index.js';
import { CommentsModule } from '../comments.module.js';
import { CommentMovesResolver } from './comment-moves.resolver.js';
import { CommentResolver } from './comment.resolver.js';
import { CommentsResolver } from './comments.resolver.js';
import { ReadersResolver } from './readers.resolver.js';
import { StreamResolver } from './stream.resolver.js';
import { OwnCommentResolver } from './own-comment.resolver.js';
import { ViewerCommentsResolver } from './viewer-comments.resolver.js';

@Module({
  imports: [CommentsModule, StoriesModule, SitesModule, UsersModule],
  providers: [
    CommentsResolver,
    CommentResolver,
    ViewerCommentsResolver,
    OwnCommentResolver,
    StreamResolver,
    ReadersResolver,
  ],
})
export class CommentsGraphqlModule {}

/** On the admin surface: where moderators say that comments belong. */
@Module({ imports: [CommentsModule], providers: [CommentMovesResolver] })
export class StaffCommentsGraphqlModule {}
