import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import type { Comment } from '../../comments/index.js';
import { ModerationService } from '../moderation.service.js';
import { DecideCommentInput, DecideCommentPayload, MarkCommentInput, TagCommentInput } from './moderation.inputs.js';
import { toModeratedComment } from './moderated-comment.mapper.js';

/** Decisions about single comments, for moderators. */
@Resolver()
export class DecisionsResolver {
  constructor(private readonly moderation: ModerationService) {}

  @Mutation(() => DecideCommentPayload)
  async approveComment(@Ctx() ctx: RequestContext, @Args('input') input: DecideCommentInput) {
    return this.decide(ctx, input, 'APPROVED');
  }

  @Mutation(() => DecideCommentPayload)
  async rejectComment(@Ctx() ctx: RequestContext, @Args('input') input: DecideCommentInput) {
    return this.decide(ctx, input, 'REJECTED');
  }

  @Mutation(() => DecideCommentPayload, {
    description: 'Takes a decision back: the comment stands where review put it.',
  })
  async resetComment(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return payload(input, await this.moderation.reset(ctx, input.commentID, input));
  }

  @Mutation(() => DecideCommentPayload, {
    description: 'Puts a comment into FOR_REVIEW, for a colleague.',
  })
  async setCommentAside(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return payload(input, await this.moderation.setAside(ctx, input.commentID, input));
  }

  @Mutation(() => DecideCommentPayload, {
    description: 'Features a comment, which approves it.',
  })
  async featureComment(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return this.tag(ctx, input, 'FEATURED', true);
  }

  @Mutation(() => DecideCommentPayload)
  async unfeatureComment(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return this.tag(ctx, input, 'FEATURED', false);
  }

  @Mutation(() => DecideCommentPayload, {
    description: 'Pins a comment, which approves it.',
  })
  async pinComment(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return this.tag(ctx, input, 'PINNED', true);
  }

  @Mutation(() => DecideCommentPayload)
  async unpinComment(@Ctx() ctx: RequestContext, @Args('input') input: MarkCommentInput) {
    return this.tag(ctx, input, 'PINNED', false);
  }

  @Mutation(() => DecideCommentPayload, {
    description: 'Gives a comment a tag. FEATURED and PINNED approve it; ANSWERED is for comments on the story itself.',
  })
  async tagComment(@Ctx() ctx: RequestContext, @Args('input') input: TagCommentInput) {
    return this.tag(ctx, input, input.tag, true);
  }

  @Mutation(() => DecideCommentPayload)
  async untagComment(@Ctx() ctx: RequestContext, @Args('input') input: TagCommentInput) {
    return this.tag(ctx, input, input.tag, false);
  }

  private async decide(ctx: RequestContext, input: DecideCommentInput, kind: 'APPROVED' | 'REJECTED') {
    const { commentID, revision, code, text } = input;
    const decision = {
      commentId: commentID,
      kind,
      revision: revision ?? undefined,
      code: code ?? undefined,
      text: text ?? undefined,
    };
    return payload(input, await this.moderation.decide(ctx, decision, input));
  }

  private async tag(ctx: RequestContext, input: MarkCommentInput, name: string, isOn: boolean) {
    return payload(input, await this.moderation.tag(ctx, input.commentID, name, isOn, input));
  }
}

function payload({ clientMutationID }: MarkCommentInput, comment: Comment): DecideCommentPayload {
  return { comment: toModeratedComment(comment), clientMutationID };
}
