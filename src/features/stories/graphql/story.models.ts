import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ModerationMode, Site } from '../../sites/index.js';
import type { StoryDefaults, StoryMode } from '../../settings/index.js';
import { ModerationModeEnum, StoryModeEnum } from '../../sites/graphql/index.js';
import { effectiveSettings } from '../story-settings.js';
import { endOf, isClosed } from '../story-state.js';
import { type Counts, lastWrittenSeq, ratingNames, type Story, visibleCount } from '../story.js';

@ObjectType('Site')
export class SiteModel {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType('NewsroomTag', { description: 'One of the newsroom’s own tags for comments.' })
export class NewsroomTagModel {
  @Field()
  name!: string;

  @Field()
  label!: string;
}

@ObjectType('StorySettings', { description: 'What a composer needs to know before anybody writes.' })
export class StorySettingsModel {
  @Field(() => ModerationModeEnum)
  moderation!: ModerationMode;

  @Field(() => Int)
  maxCommentLength!: number;

  @Field(() => Int)
  editWindowSeconds!: number;

  @Field({ description: 'Whether readers see changes without asking.' })
  live!: boolean;

  @Field(() => Int, { description: 'Seconds between two comments of a person, in a CHAT; 0 for no wait.' })
  slowModeSeconds!: number;

  @Field(() => [NewsroomTagModel], { description: 'What an author may mark a comment as when they post it.' })
  authorTags!: readonly NewsroomTagModel[];
}

@ObjectType('Story', { description: 'A page that carries comments.' })
export class StoryModel {
  @Field(() => ID)
  id!: string;

  @Field()
  url!: string;

  @Field()
  createdAt!: Date;

  @Field(() => String, { nullable: true })
  title?: string;

  @Field(() => String, { nullable: true })
  image?: string;

  @Field(() => String, { nullable: true })
  author?: string;

  @Field(() => String, { nullable: true })
  section?: string;

  @Field(() => Date, { nullable: true })
  publishedAt?: Date;

  @Field(() => String, { nullable: true, description: 'A BCP 47 tag such as `en` or `de-CH`.' })
  language?: string;

  @Field(() => StoryModeEnum)
  mode!: StoryMode;

  @Field({ description: 'Takes no comments now: ended, archived, or not yet open.' })
  isClosed!: boolean;

  @Field({ description: 'Can only be read, for good.' })
  isArchived!: boolean;

  @Field(() => Date, { nullable: true })
  opensAt?: Date | undefined;

  @Field(() => Date, { nullable: true })
  closesAt?: Date | undefined;

  @Field(() => String, { nullable: true, description: 'What the newsroom says where the discussion has ended.' })
  closedMessage?: string | undefined;

  @Field(() => String, { nullable: true, description: 'What the newsroom says above the discussion.' })
  messageBox?: string | undefined;

  @Field(() => Int, { description: 'Comments that readers can see, replies included.' })
  commentCount!: number;

  @Field(() => Int, { description: 'Questions of a QA, that readers can see and an expert has answered.' })
  answeredCount!: number;

  @Field(() => Int, { description: 'Questions of a QA that readers can see and nobody has answered yet.' })
  unansweredCount!: number;

  @Field(() => Int, { description: 'Comments marked as FEATURED that readers can see, replies included.' })
  featuredCount!: number;

  @Field(() => Int, { description: 'Reviews that readers can see.' })
  ratingCount!: number;

  @Field(() => Float, { nullable: true, description: 'Mean of their stars, 1 to 5.' })
  ratingAverage?: number | undefined;

  @Field(() => [Int], { description: 'How many of them gave 1, 2, 3, 4 and 5 stars.' })
  ratingShares!: number[];

  @Field({ description: 'Pass it as `after` when subscribing: what happens between this read and then is not missed.' })
  lastEventID!: string;

  @Field(() => SiteModel)
  site!: SiteModel;

  @Field(() => StorySettingsModel)
  settings!: StorySettingsModel;

  /** Not a field: what is counted of its comments. */
  counts!: Counts;
}

export function toStory(story: Story, site: Site, defaults: StoryDefaults, now: Date): StoryModel {
  const { id, url, createdAt, metadata, mode, opensAt, archivedAt, slowModeSeconds } = story;
  const answered = story.counts['tag_ANSWERED'] ?? 0;
  const ratings = story.counts['ratings'] ?? 0;
  const { moderation, live, closedMessage, messageBox } = effectiveSettings(story, site, defaults);
  return {
    id,
    url,
    createdAt,
    title: metadata.title,
    image: metadata.image,
    author: metadata.author,
    section: metadata.section,
    publishedAt: metadata.publishedAt,
    language: metadata.language,
    mode,
    isClosed: isClosed(story, now),
    isArchived: archivedAt !== undefined,
    opensAt,
    closesAt: endOf(story),
    closedMessage: closedMessage || undefined,
    messageBox: messageBox || undefined,
    counts: story.counts,
    commentCount: visibleCount(story),
    answeredCount: answered,
    unansweredCount: Math.max(0, (story.counts['threads'] ?? 0) - answered),
    featuredCount: story.counts['tag_FEATURED'] ?? 0,
    ratingCount: ratings,
    ratingAverage: ratings > 0 ? (story.counts['rating_sum'] ?? 0) / ratings : undefined,
    ratingShares: ratingNames.map((name) => story.counts[name] ?? 0),
    lastEventID: String(lastWrittenSeq(story.log)),
    site: { id: site.id, name: site.name },
    settings: {
      moderation,
      maxCommentLength: site.maxCommentLength,
      editWindowSeconds: site.editWindowSeconds,
      live,
      slowModeSeconds,
      authorTags: defaults.tags.filter(({ forAuthors }) => forAuthors).map(({ name, label }) => ({ name, label })),
    },
  };
}
