import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { StoriesService } from '../../stories/index.js';
import { toModeratedStory } from './moderated-comment.mapper.js';
import { CloseStoryInput, CloseStoryPayload } from './moderation.inputs.js';

/** What moderators may do to a whole discussion. */
@Resolver()
export class StoriesModerationResolver {
  constructor(
    private readonly stories: StoriesService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => CloseStoryPayload, { description: 'Ends the discussion: what is there stays, nothing new comes.' })
  async closeStory(@Ctx() ctx: RequestContext, @Args('input') input: CloseStoryInput): Promise<CloseStoryPayload> {
    return this.setClosed(ctx, input, true);
  }

  @Mutation(() => CloseStoryPayload)
  async reopenStory(@Ctx() ctx: RequestContext, @Args('input') input: CloseStoryInput): Promise<CloseStoryPayload> {
    return this.setClosed(ctx, input, false);
  }

  private async setClosed(
    ctx: RequestContext,
    { storyID, clientMutationID }: CloseStoryInput,
    closed: boolean,
  ): Promise<CloseStoryPayload> {
    const story = await this.stories.setClosed(ctx, storyID, closed);
    return { story: toModeratedStory(story, this.clock.now()), clientMutationID };
  }
}
