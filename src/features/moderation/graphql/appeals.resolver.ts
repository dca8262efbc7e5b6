import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { CommentsQueries } from '../../comments/index.js';
import { type User, UsersQueries } from '../../users/index.js';
import { loadUser, ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import { AppealDecisionsService } from '../appeals/appeal-decisions.service.js';
import type { Appeal } from '../appeals/appeal.js';
import { AppealDeciders, type DeciderGroup, groupFor, mayDecide } from '../appeals/appeal-deciders.js';
import { AppealsQueries } from '../appeals/appeals.queries.js';
import { queueOrders } from '../moderation-queue.js';
import {
  AppealConnection,
  AppealedDecisionModel,
  AppealedSanctionModel,
  AppealModel,
  AppealsArgs,
  DecideAppealInput,
  DecideAppealPayload,
  toAppealModel,
} from './appeal.models.js';
import { loadComment } from './comment.loader.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { ModeratedCommentModel, ModerationQueueCountModel } from './moderation.models.js';

/** Order, time and id: a cursor of one order means nothing in another. */
const cursorShape = z.tuple([z.enum(queueOrders), numericKey, z.string().max(64)]);
const deciders = Symbol('those who can decide about appeals');

/** Appeals, for moderators. */
@Resolver(() => AppealModel)
export class AppealsResolver {
  constructor(
    private readonly decisions: AppealDecisionsService,
    private readonly queries: AppealsQueries,
    private readonly deciders: AppealDeciders,
    private readonly users: UsersQueries,
  ) {}

  @Query(() => AppealConnection, { description: 'Of one site, or of all that the moderator is responsible for.' })
  async appeals(@Ctx() ctx: RequestContext, @Args() { state, siteID, orderBy: order, ...page }: AppealsArgs) {
    const first = checkedFirst(page.first);
    const position = page.after
      ? decodeCursor(
          page.after,
          cursorShape.refine(([cursorOrder]) => cursorOrder === order),
        )
      : undefined;
    const after = position && { key: position[1], id: position[2] };
    const filter = { state: state ?? undefined, siteId: siteID ?? undefined };
    const rows = await this.queries.list(ctx, filter, { first, after, order });
    return mapPage(
      pageOf(rows, first, ({ createdAt, id }) => encodeCursor([order, createdAt.getTime(), id])),
      toAppealModel,
    );
  }

  @Query(() => ModerationQueueCountModel, { description: 'How many wait for a moderator, counted up to 1,000.' })
  openAppealCount(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID, nullable: true }) siteID?: string | null,
  ): Promise<ModerationQueueCountModel> {
    return this.queries.countOpen(ctx, siteID ?? undefined);
  }

  @Mutation(() => DecideAppealPayload, { description: 'Another moderator than the one who decided, if there is one.' })
  async decideAppeal(
    @Ctx() ctx: RequestContext,
    @Args('input') { appealID, verdict, text, code, force, clientMutationID }: DecideAppealInput,
  ): Promise<DecideAppealPayload> {
    const input = { appealId: appealID, verdict, text: text ?? undefined, code: code ?? undefined };
    return { appeal: toAppealModel(await this.decisions.decide(ctx, input, { force })), clientMutationID };
  }

  @ResolveField('author', () => ModeratedUserModel)
  async author(@Parent() { whole }: AppealModel, @RequestLoaders() loaders: Loaders): Promise<ModeratedUserModel> {
    return toModeratedUser(whole.authorId, await this.authorOf(whole, loaders));
  }

  @ResolveField('answeredBy', () => ModeratedUserModel, { nullable: true, description: 'Absent where Talk did.' })
  async answeredBy(
    @Parent() { whole }: AppealModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return personOf(loaders, this.users, whole.outcome?.by);
  }

  @ResolveField('mayDecide', () => Boolean, { description: 'Whether it is open, and the viewer may decide about it.' })
  async mayDecide(
    @Ctx() ctx: RequestContext,
    @Parent() { whole }: AppealModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<boolean> {
    const group = groupFor(whole, await this.authorOf(whole, loaders));
    const some = await loaders
      .for(deciders, () => new DataLoader(this.someOfEach, { cacheKeyFn: (asked) => JSON.stringify(asked) }))
      .load(group);
    return mayDecide(ctx, whole, group, some);
  }

  private authorOf({ authorId }: Appeal, loaders: Loaders): Promise<User | undefined> {
    return loadUser(loaders, this.users, authorId);
  }

  private readonly someOfEach = (groups: readonly DeciderGroup[]): Promise<string[][]> =>
    Promise.all(groups.map((group) => this.deciders.someOf(group)));
}

/** Who made the appealed decision, and about what. */
@Resolver(() => AppealedDecisionModel)
export class AppealedDecisionResolver {
  constructor(
    private readonly comments: CommentsQueries,
    private readonly users: UsersQueries,
  ) {}

  @ResolveField('decidedBy', () => ModeratedUserModel, { nullable: true, description: 'Absent where review did.' })
  decidedBy(
    @Parent() { by }: AppealedDecisionModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return personOf(loaders, this.users, by);
  }

  @ResolveField('comment', () => ModeratedCommentModel, { nullable: true })
  async comment(
    @Parent() { commentID }: AppealedDecisionModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedCommentModel | null> {
    const comment = await loadComment(loaders, this.comments, commentID);
    return comment ? toModeratedComment(comment) : null;
  }
}

/** Who made the appealed decision. */
@Resolver(() => AppealedSanctionModel)
export class AppealedSanctionResolver {
  constructor(private readonly users: UsersQueries) {}

  @ResolveField('decidedBy', () => ModeratedUserModel, { nullable: true, description: 'Absent where Talk did.' })
  decidedBy(
    @Parent() { by }: AppealedSanctionModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return personOf(loaders, this.users, by);
  }
}

async function personOf(loaders: Loaders, users: UsersQueries, id: string | undefined) {
  return id === undefined || id.startsWith('system:') ? null : toModeratedUser(id, await loadUser(loaders, users, id));
}
