import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { objectTypeOf } from '../../../core/graphql/schema-types.js';
import { differencesBetween, type PlainValues, type StoryMode, storyLinkRulesSchema } from '../../settings/index.js';
import {
  SettingsDifferenceModel,
  StoryModeEnum,
  ModerationModeEnum,
  toDifferences,
} from '../../sites/graphql/index.js';
import type { ModerationMode } from '../../sites/index.js';
import { type StoryAction, storyActions, type StoryChange } from '../story-controls.js';
import {
  isClosed,
  type StoryStateName,
  storyState,
  type StoryStateReason,
  storyStateReasons,
  storyStates,
} from '../story-state.js';
import { type Story, visibleCount } from '../story.js';

export const StoryStateEnum = enumType('StoryStateName', storyStates, 'Whether a story takes comments.');
const StoryStateReasonEnum = enumType(
  'StoryStateReason',
  storyStateReasons,
  'AGE: closed by itself after the days that its site gives a story. MERGED: the discussion goes on elsewhere.',
);
const StoryActionEnum = enumType(
  'StoryAction',
  storyActions,
  'What was done to a story; CREATED is how it was before anybody did anything.',
);
const StoryLinkRulesModel = objectTypeOf('StoryLinkRules', storyLinkRulesSchema);

@ObjectType('StoryState')
export class StoryStateModel {
  @Field(() => StoryStateEnum)
  state!: StoryStateName;

  @Field(() => StoryStateReasonEnum, { nullable: true })
  reason?: StoryStateReason;

  @Field(() => Date, { nullable: true, description: 'Since when; of a story that is not yet open, until when.' })
  at?: Date | undefined;
}

@ObjectType('OwnStorySettings', { description: 'What was said for this story alone; null is as at its site.' })
export class OwnStorySettingsModel {
  @Field(() => ModerationModeEnum, { nullable: true })
  moderation?: ModerationMode | undefined;

  @Field(() => String, { nullable: true })
  messageBox?: string | undefined;

  @Field(() => String, { nullable: true })
  closedMessage?: string | undefined;

  @Field(() => Boolean, { nullable: true })
  live?: boolean | undefined;

  @Field(() => StoryLinkRulesModel, { nullable: true })
  links?: object | undefined;

  @Field(() => [ID], { nullable: true })
  expertIDs?: readonly string[] | undefined;
}

@ObjectType('StoryChange', { description: 'One change of a story by a moderator: who, when, what.' })
export class StoryChangeModel {
  @Field(() => Int)
  version!: number;

  @Field(() => StoryActionEnum)
  action!: StoryAction;

  @Field(() => String, { description: "A person's id, or `system:` and what acted." })
  changedByID!: string;

  @Field()
  changedAt!: Date;

  @Field(() => Int, { nullable: true })
  restoredFrom?: number | undefined;

  @Field(() => [SettingsDifferenceModel])
  differences!: readonly SettingsDifferenceModel[];
}

@ObjectType('ModeratedStory', { description: 'A story as its moderators see it.' })
export class ModeratedStoryModel {
  @Field(() => ID)
  id!: string;

  @Field()
  url!: string;

  @Field(() => String, { nullable: true })
  title?: string | undefined;

  @Field(() => String, { nullable: true })
  section?: string | undefined;

  @Field(() => String, { nullable: true })
  language?: string | undefined;

  @Field()
  createdAt!: Date;

  @Field()
  isClosed!: boolean;

  @Field(() => StoryStateModel)
  state!: StoryStateModel;

  @Field(() => StoryModeEnum)
  mode!: StoryMode;

  @Field(() => Int)
  slowModeSeconds!: number;

  @Field(() => Date, { nullable: true })
  opensAt?: Date | undefined;

  @Field(() => Date, { nullable: true })
  closesAt?: Date | undefined;

  @Field(() => Date, { nullable: true, description: 'When it ends by age, unless `closesAt` says otherwise.' })
  autoCloseAt?: Date | undefined;

  @Field(() => OwnStorySettingsModel)
  settings!: OwnStorySettingsModel;

  @Field(() => Int, { description: 'Send it as `expectedVersion`.' })
  settingsVersion!: number;

  @Field(() => ID)
  siteID!: string;

  @Field(() => Int)
  commentCount!: number;
}

@ObjectType()
export class ModeratedStoryConnection extends Connection(ModeratedStoryModel, 'ModeratedStory') {}

@ObjectType()
export class ModeratedStoryPayload {
  @Field(() => ModeratedStoryModel)
  story!: ModeratedStoryModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

export function toModeratedStory(story: Story, now: Date): ModeratedStoryModel {
  const { id, url, metadata, createdAt, mode, slowModeSeconds, settingsVersion } = story;
  const { opensAt, closesAt, autoCloseAt } = story;
  const { expertIds, ...settings } = story.settings;
  return {
    id,
    url,
    title: metadata.title,
    section: metadata.section,
    language: metadata.language,
    createdAt,
    isClosed: isClosed(story, now),
    state: storyState(story, now),
    mode,
    slowModeSeconds,
    opensAt,
    closesAt,
    autoCloseAt,
    settings: { ...settings, expertIDs: expertIds },
    settingsVersion,
    siteID: story.siteId,
    commentCount: visibleCount(story),
  };
}

/** Stands for a story that is gone while something still refers to it. */
export function missingStory(id: string): ModeratedStoryModel {
  return {
    id,
    url: '',
    createdAt: new Date(0),
    isClosed: true,
    state: { state: 'CLOSED' },
    mode: 'COMMENTS',
    slowModeSeconds: 0,
    settings: {},
    settingsVersion: 0,
    siteID: '',
    commentCount: 0,
  };
}

/** Newest first; the oldest that a story remembers has nothing to be compared with. */
export function toStoryChanges(history: readonly StoryChange[]): StoryChangeModel[] {
  const changes = history.map(({ version, action, changedBy, changedAt, restoredFrom, controls }, index) => {
    const before = history[index - 1]?.controls ?? controls;
    const differences = differencesBetween(before as unknown as PlainValues, controls as unknown as PlainValues, []);
    return {
      version,
      action,
      changedByID: changedBy,
      changedAt,
      restoredFrom,
      differences: toDifferences(differences),
    };
  });
  return changes.reverse();
}
