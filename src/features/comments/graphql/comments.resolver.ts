import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { CacheTags, Ctx } from '../../../core/graphql/context/graphql-context.js';
import { storyTag } from '../../stories/index.js';
import { StoryModel } from '../../stories/graphql/index.js';
import type { CommentOrder } from '../comment.js';
import { canSee } from '../comment.policy.js';
import { CommentsQueries } from '../comments.queries.js';
import { CommentEditsService } from '../comment-edits.service.js';
import { CommentsService } from '../comments.service.js';
import {
  CommentPageArgs,
  CreateCommentInput,
  CreateCommentPayload,
  DeleteCommentInput,
  DeleteCommentPayload,
  EditCommentInput,
  EditCommentPayload,
  TaggedCommentsArgs,
} from './comment.inputs.js';
import { toCommentModel, toOwnComment } from './comment.mapper.js';
import { CommentConnection, CommentModel, CommentOrderEnum } from './comment.models.js';
import { commentPage, defaultOrder, pageRequest, storyPageRequest } from './comment-pages.js';

@Resolver(() => StoryModel)
export class CommentsResolver {
  constructor(
    private readonly comments: CommentsService,
    private readonly edits: CommentEditsService,
    private readonly queries: CommentsQueries,
  ) {}

  @Query(() => CommentModel, { nullable: true, description: 'A comment by id; null where the viewer may not see it.' })
  async comment(
    @Ctx() ctx: RequestContext,
    @CacheTags() tags: Set<string>,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CommentModel | null> {
    const comment = await this.queries.byId(id);
    if (!comment || !canSee(comment, ctx.actor)) return null;
    tags.add(storyTag(comment.storyId));
    return toCommentModel(comment);
  }

  @ResolveField('comments', () => CommentConnection, { description: 'Comments on the story itself, without replies.' })
  async commentsOf(@Parent() story: StoryModel, @Args() args: CommentPageArgs) {
    const request = { ...storyPageRequest(args, story.mode), asOf: Number(story.lastEventID) };
    return commentPage(await this.queries.page(story.id, null, request), request);
  }

  @ResolveField('defaultOrder', () => CommentOrderEnum, {
    description: 'The order that fits the story: oldest first in a CHAT, which opens at its end; else newest first.',
  })
  defaultOrderOf(@Parent() { mode }: StoryModel): CommentOrder {
    return defaultOrder(mode);
  }

  @ResolveField('taggedComments', () => CommentConnection, {
    description: 'Featured ones, say: newest first, replies too.',
  })
  async taggedOf(@Parent() story: StoryModel, @Args() { tag, first, after }: TaggedCommentsArgs) {
    const request = pageRequest({ first, after: after ?? null, orderBy: 'CREATED_AT_DESC' });
    // Every first read asks for what is pinned, and most stories have nothing pinned.
    const isAny = (story.counts[`tag_${tag}`] ?? 0) > 0;
    return commentPage(isAny ? await this.queries.tagged(story.id, tag, request) : [], request);
  }

  @Mutation(() => CreateCommentPayload)
  async createComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { storyID, parentID, body, rating, tags, insists, clientMutationID }: CreateCommentInput,
  ): Promise<CreateCommentPayload> {
    const input = {
      storyId: storyID,
      parentId: parentID ?? undefined,
      body,
      rating: rating ?? undefined,
      tags: tags ?? undefined,
      insists: insists ?? undefined,
      clientMutationId: clientMutationID ?? undefined,
    };
    return { comment: toOwnComment(await this.comments.create(ctx, input)), clientMutationID };
  }

  @Mutation(() => EditCommentPayload)
  async editComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, body, insists, clientMutationID }: EditCommentInput,
  ): Promise<EditCommentPayload> {
    const posted = await this.edits.edit(ctx, commentID, body, insists ?? undefined);
    return { comment: toOwnComment(posted), clientMutationID };
  }

  @Mutation(() => DeleteCommentPayload, { description: 'Deletes one’s own comment for good; its replies stay.' })
  async deleteComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, clientMutationID }: DeleteCommentInput,
  ): Promise<DeleteCommentPayload> {
    await this.edits.remove(ctx, commentID);
    return { commentID, clientMutationID };
  }
}
