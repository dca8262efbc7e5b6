import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { enumTypeOf, objectTypeOf, withSecretsHidden } from '../../../core/graphql/schema-types.js';
import {
  type CurrentSettings,
  type ExplainedVersion,
  moderationRulesSchema,
  moderationSettings,
  organisationSettingsSchema,
  type SettingsDefinition,
  type SettingsDifference,
  signInSettings,
  signInSettingsSchema,
  storyDefaultsSchema,
  storyModeSchema,
} from '../../settings/index.js';
import { type SettingsKind, settingsKinds } from '../scoped-settings.service.js';

export const SettingsKindEnum = enumType(
  'SettingsKind',
  settingsKinds,
  'MODERATION, STORIES and SIGN_IN are kept for the organisation and for sites, ORGANISATION and SITE for just that.',
);

export const StoryModeEnum = enumTypeOf(
  'StoryMode',
  storyModeSchema,
  'COMMENTS: a discussion. QA: experts answer. REVIEWS: stars, one review a person. CHAT: the newest at the bottom.',
);

const OrganisationSettingsModel = objectTypeOf('OrganisationSettings', organisationSettingsSchema);
const ModerationRulesModel = objectTypeOf('ModerationRules', moderationRulesSchema, {
  description: "How a site's comments are reviewed.",
  secretPaths: moderationSettings.secretPaths,
});
const SignInSettingsModel = objectTypeOf('SignInSettings', signInSettingsSchema, {
  description: 'How readers sign in.',
  secretPaths: signInSettings.secretPaths,
});
const StoryDefaultsModel = objectTypeOf('StoryDefaults', storyDefaultsSchema, {
  description: 'What holds for stories that have no word of their own.',
});

@ObjectType({ isAbstract: true })
class CurrentSettingsModel {
  @Field(() => Int, { description: 'Send it as `expectedVersion`; 0 where nobody has changed anything yet.' })
  version!: number;

  @Field(() => [String], { description: 'The sections that are set here; the others are inherited.' })
  ownSections!: readonly string[];
}

@ObjectType('CurrentOrganisation')
export class CurrentOrganisationModel extends CurrentSettingsModel {
  @Field(() => OrganisationSettingsModel)
  settings!: object;
}

@ObjectType('CurrentModerationRules')
export class CurrentModerationRulesModel extends CurrentSettingsModel {
  @Field(() => ModerationRulesModel)
  settings!: object;
}

@ObjectType('CurrentSignInSettings')
export class CurrentSignInSettingsModel extends CurrentSettingsModel {
  @Field(() => SignInSettingsModel)
  settings!: object;
}

@ObjectType('CurrentStoryDefaults')
export class CurrentStoryDefaultsModel extends CurrentSettingsModel {
  @Field(() => StoryDefaultsModel)
  settings!: object;
}

@ObjectType('SettingsDifference', { description: 'Values are JSON; null where a version left the matter open.' })
export class SettingsDifferenceModel {
  @Field()
  path!: string;

  @Field(() => String, { nullable: true })
  before?: string | undefined;

  @Field(() => String, { nullable: true })
  after?: string | undefined;
}

@ObjectType('SettingsVersion', { description: 'One change of settings: who, when, what.' })
export class SettingsVersionModel {
  @Field(() => Int)
  version!: number;

  @Field(() => String, { description: "A person's id, or `system:` and what acted." })
  changedByID!: string;

  @Field()
  changedAt!: Date;

  @Field(() => String, { nullable: true })
  note?: string | undefined;

  @Field(() => Int, { nullable: true })
  restoredFrom?: number | undefined;

  @Field(() => [SettingsDifferenceModel])
  differences!: readonly SettingsDifferenceModel[];
}

@ObjectType()
export class SettingsVersionConnection extends Connection(SettingsVersionModel, 'SettingsVersion') {}

@ObjectType()
export class OrganisationPayload {
  @Field(() => CurrentOrganisationModel)
  organisation!: CurrentOrganisationModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ModerationRulesPayload {
  @Field(() => CurrentModerationRulesModel)
  moderationRules!: CurrentModerationRulesModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class SignInSettingsPayload {
  @Field(() => CurrentSignInSettingsModel)
  signInSettings!: CurrentSignInSettingsModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class StoryDefaultsPayload {
  @Field(() => CurrentStoryDefaultsModel)
  storyDefaults!: CurrentStoryDefaultsModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class RestoreSettingsPayload {
  @Field(() => SettingsKindEnum)
  kind!: SettingsKind;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => Int, { description: 'The new version, with the values of the old one.' })
  version!: number;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

/** What staff see of settings: everything but secrets. */
export function toCurrentSettings<Values>(
  { secretPaths }: SettingsDefinition<Values>,
  { version, own, values }: CurrentSettings<Values>,
) {
  return { version, ownSections: Object.keys(own).sort(), settings: withSecretsHidden(values, secretPaths) as object };
}

export function toSettingsVersion({ changedBy, differences, ...version }: ExplainedVersion): SettingsVersionModel {
  return { ...version, changedByID: changedBy, differences: toDifferences(differences) };
}

export function toDifferences(differences: readonly SettingsDifference[]): SettingsDifferenceModel[] {
  return differences.map(({ path, before, after }) => ({ path, before: toJson(before), after: toJson(after) }));
}

function toJson(value: unknown): string | undefined {
  return value === undefined ? undefined : JSON.stringify(value);
}
