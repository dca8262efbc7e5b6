import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { canModerateSite } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { checkedFirst } from '../../../core/graphql/connection/page.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { type Comment, CommentsQueries } from '../../comments/index.js';
import { RuleSimulationsService } from '../simulator/rule-simulations.service.js';
import { RuleSimulator } from '../simulator/rule-simulator.js';
import { loadComment } from './comment.loader.js';
import { ReviewReasonModel } from './evidence.models.js';
import { toModeratedComment } from './moderated-comment.mapper.js';
import { ModeratedCommentModel } from './moderation.models.js';
import { SimulateRulesInput, toRequest } from './simulation.inputs.js';
import { toSampledReasons, toSimulation } from './simulation.mapper.js';
import {
  RuleSimulationModel,
  RuleSimulationResultModel,
  SimulatedSampleModel,
  SimulatedSamplesArgs,
  SimulateRulesPayload,
} from './simulation.models.js';

/** Trials of rules and word lists on what was posted. */
@Resolver(() => RuleSimulationResultModel)
export class SimulationResolver {
  constructor(
    private readonly simulations: RuleSimulationsService,
    private readonly simulator: RuleSimulator,
  ) {}

  @Query(() => RuleSimulationModel)
  async ruleSimulation(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RuleSimulationModel> {
    return toSimulation(await this.simulations.byId(ctx, id));
  }

  @Query(() => [RuleSimulationModel], {
    description: 'The 20 latest of a site, newest first; older ones are not kept.',
  })
  async ruleSimulations(
    @Ctx() ctx: RequestContext,
    @Args('siteID', { type: () => ID }) siteID: string,
  ): Promise<RuleSimulationModel[]> {
    return (await this.simulations.ofSite(ctx, siteID)).map(toSimulation);
  }

  @Mutation(() => SimulateRulesPayload, {
    description: 'Says what a draft would have made of the last days; a job works it out, nothing is switched on.',
  })
  async simulateRules(
    @Ctx() ctx: RequestContext,
    @Args('input') input: SimulateRulesInput,
  ): Promise<SimulateRulesPayload> {
    const simulation = await this.simulations.prepare(ctx, toRequest(input));
    await this.simulator.enqueue(simulation);
    return { simulation: toSimulation(simulation), clientMutationID: input.clientMutationID };
  }

  @ResolveField(() => [SimulatedSampleModel], {
    description: 'Comments of the changes that are named, newest first; up to 20 of each are kept.',
  })
  samples(
    @Parent() { kept }: RuleSimulationResultModel,
    @Args() { from, to, first }: SimulatedSamplesArgs,
  ): SimulatedSampleModel[] {
    return kept
      .filter((sample) => (!from || sample.from === from) && (!to || sample.to === to))
      .slice(0, checkedFirst(first));
  }
}

/** The comment of a sample is read when it is looked at: what has been deleted since is gone here too. */
@Resolver(() => SimulatedSampleModel)
export class SimulatedSampleResolver {
  constructor(private readonly comments: CommentsQueries) {}

  @ResolveField(() => ModeratedCommentModel, { nullable: true, description: 'As it is now; null once it is deleted.' })
  async comment(
    @Parent() sample: SimulatedSampleModel,
    @Ctx() ctx: RequestContext,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedCommentModel | null> {
    const comment = await this.commentOf(ctx, loaders, sample);
    return comment ? toModeratedComment(comment) : null;
  }

  @ResolveField(() => [ReviewReasonModel], {
    description: 'What the draft finds in it; without places once the text is another one.',
  })
  async reasons(
    @Parent() sample: SimulatedSampleModel,
    @Ctx() ctx: RequestContext,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ReviewReasonModel[]> {
    return toSampledReasons(sample, await this.commentOf(ctx, loaders, sample));
  }

  private async commentOf(
    ctx: RequestContext,
    loaders: Loaders,
    { commentID }: SimulatedSampleModel,
  ): Promise<Comment | undefined> {
    const comment = await loadComment(loaders, this.comments, commentID);
    const isOpen = comment && !comment.deletedAt && canModerateSite(ctx.actor, comment.siteId);
    return isOpen ? comment : undefined;
  }
}
