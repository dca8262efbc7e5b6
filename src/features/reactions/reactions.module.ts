import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { CommentsModule } from '../comments/index.js';
import { StoriesModule } from '../stories/index.js';
import { ReactionKinds } from './reaction-kinds.js';
import { reactionSchema } from './reaction.schema.js';
import { ReactionsQueries } from './reactions.queries.js';
import { ReactionsRepository } from './reactions.repository.js';
import { ReactionsService } from './reactions.service.js';

/** Safe in every role: services and repositories only. */
@Module({
  imports: [CommentsModule, StoriesModule, MongooseModule.forFeature([{ name: 'Reaction', schema: reactionSchema }])],
  providers: [ReactionKinds, ReactionsRepository, ReactionsService, ReactionsQueries],
  exports: [ReactionKinds, ReactionsService, ReactionsQueries],
})
export class ReactionsModule {}
