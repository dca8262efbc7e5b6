import { Args, ID, ResolveField, Resolver } from '@nestjs/graphql';
import { canModerateSite } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { Deployment } from '../../../core/health/deployment.js';
import { StoriesQueries } from '../../stories/index.js';
import { ViewerModel } from '../../users/graphql/index.js';

/** Tells moderators, and nobody else, where they moderate: readers have no business knowing where the console is. */
@Resolver(() => ViewerModel)
export class ModerationEntranceResolver {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly deployment: Deployment,
  ) {}

  @ResolveField('moderationURL', () => String, {
    nullable: true,
    description: 'Base URL of the admin surface; null where there is none, or the viewer does not moderate the story.',
  })
  async moderationURL(
    @Ctx() { actor }: RequestContext,
    @Args('storyID', { type: () => ID }) storyID: string,
  ): Promise<string | null> {
    const story = await this.stories.byId(storyID);
    if (!story || !canModerateSite(actor, story.siteId)) return null;
    return (await this.deployment.endpoints('public')).admin ?? null;
  }
}
