import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { CacheTags, Ctx } from '../../../core/graphql/context/graphql-context.js';
import { SitesQueries, siteTag } from '../../sites/index.js';
import { StoriesQueries } from '../stories.queries.js';
import { StoriesService } from '../stories.service.js';
import { storyTag } from '../story.js';
import { StoryModel, toStory } from './story.models.js';

@Resolver(() => StoryModel)
export class StoriesResolver {
  constructor(
    private readonly stories: StoriesQueries,
    private readonly service: StoriesService,
    private readonly sites: SitesQueries,
    private readonly clock: Clock,
  ) {}

  @Query(() => StoryModel, {
    nullable: true,
    description: "A story by Talk's id, or by its page's URL: made on first sight where a site permits the origin.",
  })
  async story(
    @Ctx() ctx: RequestContext,
    @CacheTags() tags: Set<string>,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
    @Args('url', { type: () => String, nullable: true }) url?: string | null,
  ): Promise<StoryModel | null> {
    if (!id && !url) throw coreError('BAD_INPUT', { problem: 'Name the story by id or by url.' });
    const story = id ? await this.stories.byId(id) : await this.service.findOrCreate(ctx, url!);
    const site = story && (await this.sites.byId(story.siteId));
    if (!story || !site) return null;
    tags.add(storyTag(story.id)).add(siteTag(site.id));
    return toStory(story, site, this.clock.now());
  }
}
