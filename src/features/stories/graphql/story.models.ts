import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { ModerationMode, Site } from '../../sites/index.js';
import { ModerationModeEnum } from '../../sites/graphql/index.js';
import { isClosed, lastWrittenSeq, type Story, visibleCount } from '../story.js';

@ObjectType('Site')
export class SiteModel {
  @Field(() => ID)
  id!: string;

  @Field()
  name!: string;
}

@ObjectType('StorySettings', { description: 'What a composer needs to know before anybody writes.' })
export class StorySettingsModel {
  @Field(() => ModerationModeEnum)
  moderation!: ModerationMode;

  @Field(() => Int)
  maxCommentLength!: number;

  @Field(() => Int)
  editWindowSeconds!: number;
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

  @Field()
  isClosed!: boolean;

  @Field(() => Int, { description: 'Comments that readers can see, replies included.' })
  commentCount!: number;

  @Field({ description: 'Pass it as `after` when subscribing: what happens between this read and then is not missed.' })
  lastEventID!: string;

  @Field(() => SiteModel)
  site!: SiteModel;

  @Field(() => StorySettingsModel)
  settings!: StorySettingsModel;
}

export function toStory(story: Story, site: Site, now: Date): StoryModel {
  const { id, url, createdAt, metadata } = story;
  return {
    id,
    url,
    createdAt,
    title: metadata.title,
    image: metadata.image,
    author: metadata.author,
    section: metadata.section,
    publishedAt: metadata.publishedAt,
    isClosed: isClosed(story, now),
    commentCount: visibleCount(story),
    lastEventID: String(lastWrittenSeq(story.log)),
    site: { id: site.id, name: site.name },
    settings: {
      moderation: site.moderation,
      maxCommentLength: site.maxCommentLength,
      editWindowSeconds: site.editWindowSeconds,
    },
  };
}
