import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { CommentModel } from '../../comments/graphql/index.js';
import { ViewerModel } from '../../users/graphql/index.js';
import { ReactionsQueries } from '../reactions.queries.js';
import { ReactionsService } from '../reactions.service.js';
import {
  ReactionCountModel,
  ReactionKindModel,
  ReactToCommentInput,
  ReactToCommentPayload,
  RemoveReactionInput,
  RemoveReactionPayload,
  ViewerReactionModel,
} from './reaction.models.js';

@Resolver(() => CommentModel)
export class ReactionsResolver {
  constructor(
    private readonly service: ReactionsService,
    private readonly queries: ReactionsQueries,
  ) {}

  @Query(() => [ReactionKindModel])
  reactionKinds(): readonly ReactionKindModel[] {
    return this.queries.offered();
  }

  @ResolveField('reactions', () => [ReactionCountModel], {
    description: 'Every kind on offer, also those without any.',
  })
  reactions(@Parent() { signals }: CommentModel): readonly ReactionCountModel[] {
    return this.queries.told(signals.reactions);
  }

  @ResolveField('reactionCount', () => Int)
  reactionCount(@Parent() { signals }: CommentModel): number {
    return signals.reactionTotal;
  }

  @Mutation(() => ReactToCommentPayload)
  async reactToComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, kind, clientMutationID }: ReactToCommentInput,
  ): Promise<ReactToCommentPayload> {
    await this.service.add(ctx, { commentId: commentID, kind });
    return { commentID, reactions: await this.queries.of(commentID), clientMutationID };
  }

  @Mutation(() => RemoveReactionPayload)
  async removeReaction(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, kind, clientMutationID }: RemoveReactionInput,
  ): Promise<RemoveReactionPayload> {
    await this.service.remove(ctx, { commentId: commentID, kind });
    return { commentID, reactions: await this.queries.of(commentID), clientMutationID };
  }
}

/** The viewer's own bits: a second small query, never mixed into the cacheable one. */
@Resolver(() => ViewerModel)
export class ViewerReactionsResolver {
  constructor(private readonly queries: ReactionsQueries) {}

  @ResolveField('reactions', () => [ViewerReactionModel], {
    description: 'What they reacted to under a story, latest first; at most 500.',
  })
  async reactions(
    @Parent() { id }: ViewerModel,
    @Args('storyID', { type: () => ID }) storyID: string,
  ): Promise<ViewerReactionModel[]> {
    const own = await this.queries.own(id, storyID);
    return own.map(({ commentId, kind }) => ({ commentID: commentId, kind }));
  }
}
