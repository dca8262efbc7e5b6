import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { OwnCommentModel, StatementOfReasonsModel } from '../../comments/graphql/index.js';
import type { Appeal } from '../appeals/appeal.js';
import { AppealsQueries } from '../appeals/appeals.queries.js';
import { AppealsService } from '../appeals/appeals.service.js';
import { AppealDecisionInput, AppealDecisionPayload, OwnAppealModel, toOwnAppeal } from './own-appeal.models.js';

const ownAppeals = Symbol('own appeals');

/** Appeals, for the authors of comments. */
@Resolver(() => OwnCommentModel)
export class OwnAppealsResolver {
  constructor(
    private readonly service: AppealsService,
    private readonly queries: AppealsQueries,
  ) {}

  @Mutation(() => AppealDecisionPayload, {
    description: 'Asks for another look at the rejection of one’s own comment. Once for each decision.',
  })
  async appealDecision(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, decisionID, text, clientMutationID }: AppealDecisionInput,
  ): Promise<AppealDecisionPayload> {
    const input = { commentId: commentID, decisionId: decisionID ?? undefined, text };
    return { appeal: toOwnAppeal(await this.service.file(ctx, input)), clientMutationID };
  }

  @ResolveField('appeal', () => OwnAppealModel, { nullable: true, description: 'The latest, with its answer.' })
  async appeal(
    @Parent() { comment }: OwnCommentModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<OwnAppealModel | null> {
    const [latest] = await loadOwnAppeals(loaders, this.queries, comment.id);
    return latest ? toOwnAppeal(latest) : null;
  }
}

/** Whether an author can appeal, told with the decision itself (DSA Art. 17). */
@Resolver(() => StatementOfReasonsModel)
export class AppealableResolver {
  constructor(
    private readonly queries: AppealsQueries,
    private readonly clock: Clock,
  ) {}

  @ResolveField('appealableUntil', () => Date, {
    nullable: true,
    description: 'Absent where it cannot be appealed: not a rejection, too late, or appealed already.',
  })
  async appealableUntil(
    @Parent() { decisionID, decidedAt, commentId, siteId }: StatementOfReasonsModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<Date | null> {
    if (!decisionID) return null;
    const until = await this.queries.appealableUntil(siteId, decidedAt);
    if (!until || until <= this.clock.now()) return null;
    const appeals = await loadOwnAppeals(loaders, this.queries, commentId);
    return appeals.some(({ decision }) => decision.id === decisionID) ? null : until;
  }
}

function loadOwnAppeals(loaders: Loaders, queries: AppealsQueries, commentId: string): Promise<Appeal[]> {
  return loaders
    .for(ownAppeals, () => new DataLoader<string, Appeal[]>((ids) => queries.ofOwnComments(ids)))
    .load(commentId);
}
