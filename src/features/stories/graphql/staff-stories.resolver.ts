import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator } from '../../../core/context/require-role.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { StoriesQueries } from '../stories.queries.js';
import { ModeratedStoryConnection, ModeratedStoryModel, toModeratedStory } from './moderated-story.models.js';
import { StoriesArgs } from './story-controls.inputs.js';

const cursorShape = z.tuple([numericKey, z.string().max(64)]);

/** Stories as their moderators see them. */
@Resolver()
export class StaffStoriesResolver {
  constructor(
    private readonly queries: StoriesQueries,
    private readonly clock: Clock,
  ) {}

  @Query(() => ModeratedStoryModel, { nullable: true, description: "By Talk's id, or by the page's URL." })
  async story(
    @Ctx() ctx: RequestContext,
    @Args('id', { type: () => ID, nullable: true }) id?: string | null,
    @Args('url', { type: () => String, nullable: true }) url?: string | null,
  ): Promise<ModeratedStoryModel | null> {
    requireModerator(ctx);
    if (!id && !url) throw coreError('BAD_INPUT', { problem: 'Name the story by id or by url.' });
    const story = await this.queries.moderated(ctx, id ?? undefined, url ?? '');
    return story ? toModeratedStory(story, this.clock.now()) : null;
  }

  @Query(() => ModeratedStoryConnection, { description: 'Newest first, of the sites that the viewer moderates.' })
  async stories(@Ctx() ctx: RequestContext, @Args() args: StoriesArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { createdAt: new Date(position[0]), id: position[1] };
    const filter = {
      siteId: args.siteID ?? undefined,
      state: args.state ?? undefined,
      section: args.section ?? undefined,
      text: args.text ?? undefined,
    };
    const rows = await this.queries.list(ctx, filter, { first, after });
    const now = this.clock.now();
    const page = pageOf(rows, first, ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id]));
    return mapPage(page, (story) => toModeratedStory(story, now));
  }
}
