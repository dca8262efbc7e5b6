import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import type { Freshness } from '../../../core/graphql/context/freshness.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { AnswerFreshness, CacheTags, Ctx } from '../../../core/graphql/context/graphql-context.js';
import { organisationScope, SettingsQueries, settingsTag, storyDefaultSettings } from '../../settings/index.js';
import { SitesQueries, siteTag } from '../../sites/index.js';
import { StoriesQueries } from '../stories.queries.js';
import { StoriesService } from '../stories.service.js';
import { nextStateChange } from '../story-state.js';
import { storyTag } from '../story.js';
import { StoryModel, toStory } from './story.models.js';

@Resolver(() => StoryModel)
export class StoriesResolver {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly service: StoriesService,
    private readonly sites: SitesQueries,
    private readonly settings: SettingsQueries,
    private readonly clock: Clock,
  ) {}

  @Query(() => StoryModel, {
    nullable: true,
    description: "A story by Talk's id, or by its page's URL: made on first sight where a site permits the origin.",
  })
  async story(
    @Ctx() ctx: RequestContext,
    @CacheTags() tags: Set<string>,
    @AnswerFreshness() freshness: Freshness,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
    @Args('url', { type: () => String, nullable: true }) url?: string | null,
  ): Promise<StoryModel | null> {
    if (!id && !url) throw coreError('BAD_INPUT', { problem: 'Name the story by id or by url.' });
    const asked = id ? await this.stories.byId(id) : await this.service.findOrCreate(ctx, url!);
    const story = asked && (await this.stories.followed(asked));
    const site = story && (await this.sites.byId(story.siteId));
    if (!asked || !site) return null;
    const { defaults } = await this.settings.storyDefaults(site.id);
    for (const { id: storyId } of [asked, story]) tags.add(storyTag(storyId));
    for (const scope of [organisationScope, site.id]) tags.add(settingsTag(storyDefaultSettings.kind, scope));
    tags.add(siteTag(site.id));
    const now = this.clock.now();
    const changesAt = nextStateChange(story, now);
    if (changesAt) freshness.endAt(changesAt);
    return toStory(story, site, defaults, now);
  }
}
