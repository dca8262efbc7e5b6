import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { changeTypeOf } from '../../../core/graphql/schema-types.js';
import {
  type ChangeOptions,
  type ModerationRules,
  moderationRulesSchema,
  type OrganisationSettings,
  organisationSettingsSchema,
  type SettingsChange,
  type SignInSettings,
  signInSettingsSchema,
  type StoryDefaults,
  storyDefaultsSchema,
} from '../../settings/index.js';
import type { SettingsKind } from '../scoped-settings.service.js';
import { SettingsKindEnum } from './settings.models.js';

const howToChange = 'What is left out stays as it is; null for a whole section gives back what is inherited.';
const OrganisationSettingsChange = changeTypeOf('OrganisationSettings', organisationSettingsSchema, howToChange);
export const ModerationRulesChange = changeTypeOf('ModerationRules', moderationRulesSchema, howToChange);
const SignInSettingsChange = changeTypeOf('SignInSettings', signInSettingsSchema, howToChange);
const StoryDefaultsChange = changeTypeOf('StoryDefaults', storyDefaultsSchema, howToChange);

@InputType({ isAbstract: true })
class ChangeInput {
  @Field(() => Int, { nullable: true, description: 'Refuses the change where another version is the newest.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, for the history.' })
  note?: string | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class UpdateOrganisationInput extends ChangeInput {
  @Field(() => OrganisationSettingsChange)
  settings!: SettingsChange<OrganisationSettings>;
}

@InputType()
export class UpdateModerationRulesInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'Nothing for what holds at all sites.' })
  siteID?: string | null;

  @Field(() => ModerationRulesChange)
  settings!: SettingsChange<ModerationRules>;
}

@InputType()
export class UpdateSignInSettingsInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'Nothing for what holds at all sites.' })
  siteID?: string | null;

  @Field(() => SignInSettingsChange)
  settings!: SettingsChange<SignInSettings>;
}

@InputType()
export class UpdateStoryDefaultsInput extends ChangeInput {
  @Field(() => ID, { nullable: true, description: 'Nothing for what holds at all sites.' })
  siteID?: string | null;

  @Field(() => StoryDefaultsChange)
  settings!: SettingsChange<StoryDefaults>;
}

@InputType()
export class RestoreSettingsInput extends ChangeInput {
  @Field(() => SettingsKindEnum)
  kind!: SettingsKind;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => Int)
  version!: number;
}

@ArgsType()
export class SettingsHistoryArgs {
  @Field(() => SettingsKindEnum)
  kind!: SettingsKind;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

export function changeOptions({ expectedVersion, note }: ChangeInput): ChangeOptions {
  return { expectedVersion: expectedVersion ?? undefined, note: note ?? undefined };
}
