import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { SanctionModel } from '../../users/graphql/index.js';
import type { Appeal } from '../appeals/appeal.js';
import { AppealsQueries } from '../appeals/appeals.queries.js';
import { SanctionAppealsService } from '../appeals/sanction-appeals.service.js';
import { AppealSanctionInput, AppealSanctionPayload, OwnAppealModel, toOwnAppeal } from './own-appeal.models.js';

const ownAppeals = Symbol('appeals against decisions about the viewer');

/** Appeals against what was decided about somebody, for themselves. */
@Resolver(() => SanctionModel)
export class OwnSanctionsResolver {
  constructor(
    private readonly service: SanctionAppealsService,
    private readonly queries: AppealsQueries,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => AppealSanctionPayload, {
    description: 'Asks for another look at a decision about one’s own account. Once for each decision.',
  })
  async appealSanction(
    @Ctx() ctx: RequestContext,
    @Args('input') { sanctionID, text, clientMutationID }: AppealSanctionInput,
  ): Promise<AppealSanctionPayload> {
    const appeal = await this.service.file(ctx, { sanctionId: sanctionID, text });
    return { appeal: toOwnAppeal(appeal), clientMutationID };
  }

  @ResolveField('appeal', () => OwnAppealModel, { nullable: true, description: 'With its answer.' })
  async appeal(@Parent() sanction: SanctionModel, @RequestLoaders() loaders: Loaders): Promise<OwnAppealModel | null> {
    const appeal = await this.appealAgainst(sanction, loaders);
    return appeal ? toOwnAppeal(appeal) : null;
  }

  @ResolveField('appealableUntil', () => Date, {
    nullable: true,
    description: 'Absent where it cannot be appealed: too late, or appealed already.',
  })
  async appealableUntil(@Parent() sanction: SanctionModel, @RequestLoaders() loaders: Loaders): Promise<Date | null> {
    const until = await this.queries.appealableUntil(sanction.siteID, sanction.decidedAt);
    if (!until || until <= this.clock.now()) return null;
    return (await this.appealAgainst(sanction, loaders)) ? null : until;
  }

  private appealAgainst({ id, userId }: SanctionModel, loaders: Loaders): Promise<Appeal | undefined> {
    return loaders
      .for(
        ownAppeals,
        () => new DataLoader<string, Appeal | undefined>((ids) => this.queries.ofOwnSanctions(userId, ids)),
      )
      .load(id);
  }
}
