import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { StoryControlsService } from '../story-controls.service.js';
import type { Story } from '../story.js';
import { ModeratedStoryPayload, toModeratedStory } from './moderated-story.models.js';
import {
  ArchiveStoryInput,
  CloseStoryInput,
  RestoreStoryInput,
  ScheduleStoryInput,
  SetStoryExpertsInput,
  SetStoryModeInput,
  UpdateStorySettingsInput,
} from './story-controls.inputs.js';

interface Input {
  readonly clientMutationID?: string | null;
}

/** What moderators decide about a whole discussion. */
@Resolver()
export class StoryControlsResolver {
  constructor(
    private readonly controls: StoryControlsService,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => ModeratedStoryPayload, {
    description: 'Ends the discussion: what is there stays, nothing new comes.',
  })
  async closeStory(@Ctx() ctx: RequestContext, @Args('input') input: CloseStoryInput) {
    return this.payload(input, await this.controls.close(ctx, input.storyID));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'Takes comments from now on.' })
  async reopenStory(@Ctx() ctx: RequestContext, @Args('input') input: CloseStoryInput) {
    return this.payload(input, await this.controls.reopen(ctx, input.storyID));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'Says when the discussion begins and ends.' })
  async scheduleStory(@Ctx() ctx: RequestContext, @Args('input') input: ScheduleStoryInput) {
    const moments = { opensAt: input.opensAt ?? undefined, closesAt: input.closesAt ?? undefined };
    return this.payload(input, await this.controls.schedule(ctx, input.storyID, moments));
  }

  @Mutation(() => ModeratedStoryPayload)
  async setStoryMode(@Ctx() ctx: RequestContext, @Args('input') input: SetStoryModeInput) {
    const { storyID, mode, slowModeSeconds } = input;
    return this.payload(input, await this.controls.setMode(ctx, storyID, mode, slowModeSeconds ?? undefined));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'Whose answers count in a QA: all of them, up to 50.' })
  async setStoryExperts(@Ctx() ctx: RequestContext, @Args('input') input: SetStoryExpertsInput) {
    return this.payload(input, await this.controls.setExperts(ctx, input.storyID, input.userIDs));
  }

  @Mutation(() => ModeratedStoryPayload)
  async updateStorySettings(@Ctx() ctx: RequestContext, @Args('input') input: UpdateStorySettingsInput) {
    const { storyID, settings, expectedVersion } = input;
    const options = { expectedVersion: expectedVersion ?? undefined };
    return this.payload(input, await this.controls.updateSettings(ctx, storyID, settings, options));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'The story can only be read from now on; its counts stay.' })
  async archiveStory(@Ctx() ctx: RequestContext, @Args('input') input: ArchiveStoryInput) {
    return this.payload(input, await this.controls.archive(ctx, input.storyID));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'Gives the story the state it had before it was archived.' })
  async unarchiveStory(@Ctx() ctx: RequestContext, @Args('input') input: ArchiveStoryInput) {
    return this.payload(input, await this.controls.unarchive(ctx, input.storyID));
  }

  @Mutation(() => ModeratedStoryPayload, { description: 'Makes everything as it was after an older change.' })
  async restoreStory(@Ctx() ctx: RequestContext, @Args('input') input: RestoreStoryInput) {
    const options = { expectedVersion: input.expectedVersion ?? undefined };
    return this.payload(input, await this.controls.restore(ctx, input.storyID, input.version, options));
  }

  private payload({ clientMutationID }: Input, story: Story): ModeratedStoryPayload {
    return { story: toModeratedStory(story, this.clock.now()), clientMutationID };
  }
}
