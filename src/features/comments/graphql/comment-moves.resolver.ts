import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import type { CommentMove } from '../moves/comment-move.js';
import { CommentMovesService } from '../moves/comment-moves.service.js';
import { CommentMoveModel, CommentMovePayload, MergeStoriesInput, MoveCommentsInput } from './comment-move.models.js';

/** Merging stories and moving threads, for moderators. */
@Resolver(() => CommentMoveModel)
export class CommentMovesResolver {
  constructor(private readonly moves: CommentMovesService) {}

  @Query(() => CommentMoveModel)
  async commentMove(@Ctx() ctx: RequestContext, @Args('id', { type: () => ID }) id: string): Promise<CommentMoveModel> {
    return toModel(await this.moves.byId(ctx, id));
  }

  @Mutation(() => CommentMovePayload, {
    description: 'Merges a story into another, for good: comments, address, and whatever is posted there from now on.',
  })
  async mergeStories(@Ctx() ctx: RequestContext, @Args('input') input: MergeStoriesInput): Promise<CommentMovePayload> {
    const { storyID, intoStoryID, clientMutationID } = input;
    return { move: toModel(await this.moves.mergeStories(ctx, storyID, intoStoryID)), clientMutationID };
  }

  @Mutation(() => CommentMovePayload, {
    description: 'Moves a comment with all its replies to another story, where it stands by itself.',
  })
  async moveComments(@Ctx() ctx: RequestContext, @Args('input') input: MoveCommentsInput): Promise<CommentMovePayload> {
    const { commentID, toStoryID, clientMutationID } = input;
    return { move: toModel(await this.moves.moveThread(ctx, commentID, toStoryID)), clientMutationID };
  }
}

function toModel(move: CommentMove): CommentMoveModel {
  const { id, kind, state, refusal, fromStoryId, toStoryId, intoStoryId, rootId, requestedBy } = move;
  const { requestedAt, finishedAt, total, moved } = move;
  return {
    id,
    kind,
    state,
    refusal,
    fromStoryID: fromStoryId,
    toStoryID: toStoryId ?? intoStoryId,
    commentID: rootId,
    requestedByID: requestedBy,
    requestedAt,
    finishedAt,
    total,
    moved,
  };
}
