import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { changeTypeOf } from '../../../core/graphql/schema-types.js';
import { type StoryMode, storyLinkRulesSchema } from '../../settings/index.js';
import { ModerationModeEnum, StoryModeEnum } from '../../sites/graphql/index.js';
import type { ModerationMode } from '../../sites/index.js';
import type { StoryStateName } from '../story-state.js';
import { StoryStateEnum } from './moderated-story.models.js';

const StoryLinkRulesChange = changeTypeOf('StoryLinkRules', storyLinkRulesSchema, 'What is left out stays as it is.');

@ArgsType()
export class StoriesArgs {
  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => StoryStateEnum, { nullable: true })
  state?: StoryStateName | null;

  @Field(() => String, { nullable: true })
  section?: string | null;

  @Field(() => String, { nullable: true, description: 'How the title or the address begin.' })
  text?: string | null;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@InputType({ isAbstract: true })
class StoryInput {
  @Field(() => ID)
  storyID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class CloseStoryInput extends StoryInput {}

@InputType()
export class ArchiveStoryInput extends StoryInput {}

@InputType()
export class ScheduleStoryInput extends StoryInput {
  @Field(() => Date, { nullable: true, description: 'Null takes the moment back.' })
  opensAt?: Date | null;

  @Field(() => Date, { nullable: true, description: 'Null takes the moment back.' })
  closesAt?: Date | null;
}

@InputType()
export class SetStoryModeInput extends StoryInput {
  @Field(() => StoryModeEnum)
  mode!: StoryMode;

  @Field(() => Int, { nullable: true, description: 'Between two comments of a person in a CHAT, up to 3600.' })
  slowModeSeconds?: number | null;
}

@InputType()
export class SetStoryExpertsInput extends StoryInput {
  @Field(() => [ID])
  userIDs!: string[];
}

@InputType()
export class RestoreStoryInput extends StoryInput {
  @Field(() => Int)
  version!: number;

  @Field(() => Int, { nullable: true, description: 'Refuses the change where the story has another version by now.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'What is left out stays as it is; null gives a setting back to the site.' })
export class StorySettingsChangeInput {
  @Field(() => ModerationModeEnum, { nullable: true })
  moderation?: ModerationMode | null;

  @Field(() => String, { nullable: true })
  messageBox?: string | null;

  @Field(() => String, { nullable: true })
  closedMessage?: string | null;

  @Field(() => Boolean, { nullable: true })
  live?: boolean | null;

  @Field(() => StoryLinkRulesChange, { nullable: true })
  links?: object | null;
}

@InputType()
export class UpdateStorySettingsInput extends StoryInput {
  @Field(() => StorySettingsChangeInput)
  settings!: StorySettingsChangeInput;

  @Field(() => Int, { nullable: true, description: 'Refuses the change where the story has another version by now.' })
  expectedVersion?: number | null;
}
