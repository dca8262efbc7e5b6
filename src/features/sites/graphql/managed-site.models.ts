import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import { moderationModes, type ModerationMode, type Site } from '../site.js';

export const ModerationModeEnum = enumType(
  'ModerationMode',
  moderationModes,
  'POST: comments appear at once. PRE: every comment waits for a moderator.',
);

@ObjectType('ManagedSite', { description: 'A site as its administrators see it.' })
export class ManagedSiteModel {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;

  @Field(() => [String])
  origins!: readonly string[];

  @Field(() => ModerationModeEnum)
  moderation!: ModerationMode;

  @Field(() => Int)
  maxCommentLength!: number;

  @Field(() => Int)
  editWindowSeconds!: number;

  @Field(() => Int, { description: 'Send it as `expectedVersion` when changing the site.' })
  settingsVersion!: number;
}

@InputType()
export class CreateSiteInput {
  @Field()
  name!: string;

  @Field(() => [String])
  origins!: string[];

  @Field(() => ModerationModeEnum, { nullable: true })
  moderation?: ModerationMode | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class UpdateSiteInput {
  @Field(() => ID)
  siteID!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => [String], { nullable: true })
  origins?: string[] | null;

  @Field(() => ModerationModeEnum, { nullable: true })
  moderation?: ModerationMode | null;

  @Field(() => Int, { nullable: true })
  maxCommentLength?: number | null;

  @Field(() => Int, { nullable: true })
  editWindowSeconds?: number | null;

  @Field(() => Int, { nullable: true, description: 'Refuses the change where another version is the newest.' })
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, for the history.' })
  note?: string | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class SitePayload {
  @Field(() => ManagedSiteModel)
  site!: ManagedSiteModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

export function toManagedSite(site: Site): ManagedSiteModel {
  const { id, name, origins, moderation, maxCommentLength, editWindowSeconds, settingsVersion } = site;
  return { id, name, origins, moderation, maxCommentLength, editWindowSeconds, settingsVersion };
}
