import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { CommentDecisionsService } from '../../comments/index.js';
import type { ModerationQueue } from '../moderation-queue.js';
import { ModerationQueries } from '../moderation.queries.js';
import { DecideCommentInput, DecideCommentPayload, ModerationQueueArgs } from './moderation.inputs.js';
import { ModeratedCommentConnection, ModeratedCommentModel, ModerationCountsModel } from './moderation.models.js';
import { toModeratedComment } from './moderated-comment.mapper.js';

const cursorShape = z.tuple([numericKey, z.string().max(64)]);

/** Queues and decisions, for moderators. */
@Resolver()
export class ModerationResolver {
  constructor(
    private readonly queries: ModerationQueries,
    private readonly decisions: CommentDecisionsService,
  ) {}

  @Query(() => ModeratedCommentConnection)
  async moderationQueue(@Ctx() ctx: RequestContext, @Args() args: ModerationQueueArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { key: position[0], id: position[1] };
    const rows = await this.queries.queue(ctx, args.queue, args.siteID ?? undefined, { first, after });
    const page = pageOf(rows, first, ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id]));
    return mapPage(page, toModeratedComment);
  }

  @Query(() => ModerationCountsModel)
  async moderationCounts(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<ModerationCountsModel> {
    const counts = await this.queries.counts(ctx, siteID ?? undefined);
    const inQueue = (queue: ModerationQueue) => counts[`queue_${queue}`] ?? 0;
    return {
      pending: inQueue('PENDING'),
      reported: inQueue('REPORTED'),
      unmoderated: inQueue('UNMODERATED'),
      forReview: inQueue('FOR_REVIEW'),
      illegal: inQueue('ILLEGAL'),
      approved: inQueue('APPROVED'),
      rejected: inQueue('REJECTED'),
    };
  }

  @Query(() => ModeratedCommentModel, { nullable: true })
  async comment(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ModeratedCommentModel | null> {
    const comment = await this.queries.comment(ctx, id);
    return comment ? toModeratedComment(comment) : null;
  }

  @Mutation(() => DecideCommentPayload)
  async approveComment(@Ctx() ctx: RequestContext, @Args('input') input: DecideCommentInput) {
    return this.decide(ctx, input, 'APPROVED');
  }

  @Mutation(() => DecideCommentPayload)
  async rejectComment(@Ctx() ctx: RequestContext, @Args('input') input: DecideCommentInput) {
    return this.decide(ctx, input, 'REJECTED');
  }

  private async decide(
    ctx: RequestContext,
    { commentID, clientMutationID }: DecideCommentInput,
    kind: 'APPROVED' | 'REJECTED',
  ): Promise<DecideCommentPayload> {
    const comment = await this.decisions.decide(ctx, { commentId: commentID, kind });
    return { comment: toModeratedComment(comment), clientMutationID };
  }
}
