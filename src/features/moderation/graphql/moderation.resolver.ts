import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import type { ModerationQueue } from '../moderation-queue.js';
import { ModerationQueries } from '../moderation.queries.js';
import { ModerationFilterInput, ModerationQueueArgs } from './moderation.inputs.js';
import {
  ModeratedCommentConnection,
  ModeratedCommentModel,
  ModerationCountsModel,
  ModerationQueueCountModel,
} from './moderation.models.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { moderatedPage, queueFilter, queuePage } from './queue-pages.js';

/** The queues, for moderators. */
@Resolver()
export class ModerationResolver {
  constructor(private readonly queries: ModerationQueries) {}

  @Query(() => ModeratedCommentConnection)
  async moderationQueue(@Ctx() ctx: RequestContext, @Args() args: ModerationQueueArgs) {
    const page = queuePage(args);
    const { first, after, order } = page;
    return moderatedPage(await this.queries.queue(ctx, queueFilter(args), { first, after, order }), page);
  }

  @Query(() => ModerationQueueCountModel, {
    description: 'How many comments a filter finds, counted up to 1,000.',
  })
  async moderationQueueCount(
    @Ctx() ctx: RequestContext,
    @Args('filter') filter: ModerationFilterInput,
  ): Promise<ModerationQueueCountModel> {
    return this.queries.countQueue(ctx, queueFilter(filter));
  }

  @Query(() => ModerationCountsModel, {
    description: 'Of a story, of one site, or of all.',
  })
  async moderationCounts(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
    @Args('storyID', { type: () => ID, nullable: true })
    storyID?: string | null,
  ): Promise<ModerationCountsModel> {
    const counts = await this.queries.counts(ctx, siteID ?? undefined, storyID ?? undefined);
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
}
