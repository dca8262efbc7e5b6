import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { moderatedSites } from '../../core/context/actor.js';
import { requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import {
  AuthorRecordsRepository,
  type Comment,
  CommentPagesRepository,
  CommentsQueries,
  type Counted,
  type Position,
  type QueueFilter,
  SiteCountsRepository,
} from '../comments/index.js';
import { StoriesQueries } from '../stories/index.js';
import type { QueueOrder } from './moderation-queue.js';

/** Comments; no counter is kept for every filter, and nobody works off more than this before they look again. */
const countedUpTo = 1_000;

/** Comments of one person; their record is made of the latest. */
const recordedUpTo = 5_000;
const dayMs = 86_400_000;

/** What moderators read. Every method refuses anybody else. */
@Injectable()
export class ModerationQueries {
  constructor(
    private readonly pages: CommentPagesRepository,
    private readonly comments: CommentsQueries,
    private readonly siteCounts: SiteCountsRepository,
    private readonly stories: StoriesQueries,
    private readonly records: AuthorRecordsRepository,
    private readonly clock: Clock,
  ) {}

  /** Up to one comment more than asked for. */
  async queue(
    ctx: RequestContext,
    filter: QueueFilter,
    { first, after, order }: { first: number; after?: Position | undefined; order: QueueOrder },
  ): Promise<Comment[]> {
    return this.pages.findQueue(await followed(this.stories, withinScope(ctx, filter)), order, after, first + 1);
  }

  /** How many comments a filter finds, counted one by one up to 1,000. */
  async countQueue(ctx: RequestContext, filter: QueueFilter): Promise<{ count: number; isExact: boolean }> {
    const found = await this.pages.countQueue(await followed(this.stories, withinScope(ctx, filter)), countedUpTo + 1);
    return {
      count: Math.min(found, countedUpTo),
      isExact: found <= countedUpTo,
    };
  }

  /**
   * What the comments of a story, of one site or of all add up to, queue by queue: from the counters, whatever the
   * size.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND where the site has no such story
   */
  async counts(ctx: RequestContext, siteId: string | undefined, storyId: string | undefined): Promise<Counted> {
    const siteIds = sitesAskedFor(ctx, siteId);
    if (storyId === undefined) return this.siteCounts.findCounts(siteIds);
    const story = await this.stories.byId(await this.stories.followedId(storyId));
    if (!story || (siteId && story.siteId !== siteId)) throw coreError('NOT_FOUND', { what: 'story' });
    requireModeratorOf(ctx, story.siteId);
    return story.counts;
  }

  /** What a person's comments came to, with the share of rejections (0 to 1, null of none) of the last 7 and 30 days. */
  async authorRecord(
    ctx: RequestContext,
    authorId: string,
  ): Promise<{ counts: Counted; lastWeek: number | null; lastMonth: number | null }> {
    requireModerator(ctx);
    const now = this.clock.now().getTime();
    const moments = [7, 30].map((days) => new Date(now - days * dayMs));
    const { counts, since } = await this.records.find(authorId, moments, recordedUpTo);
    const [lastWeek, lastMonth] = since.map(({ total, rejected }) => (total === 0 ? null : rejected / total));
    return { counts, lastWeek: lastWeek ?? null, lastMonth: lastMonth ?? null };
  }

  /** Up to one comment more than asked for, newest first. */
  async byAuthor(
    ctx: RequestContext,
    authorId: string,
    { first, after }: { first: number; after?: Position | undefined },
  ): Promise<Comment[]> {
    return this.pages.findByAuthor(authorId, sitesAskedFor(ctx, undefined), after, first + 1);
  }

  async comment(ctx: RequestContext, id: string): Promise<Comment | undefined> {
    requireModerator(ctx);
    const comment = await this.comments.byId(id);
    if (comment) requireModeratorOf(ctx, comment.siteId);
    return comment;
  }
}

/** The same filter with the story that has the asked one's comments now: a merged story is found by its old id too. */
export async function followed(stories: StoriesQueries, filter: QueueFilter): Promise<QueueFilter> {
  const { storyId } = filter;
  return storyId === undefined ? filter : { ...filter, storyId: await stories.followedId(storyId) };
}

/**
 * The site that a moderator asks for, or all of theirs; nothing for every site there is.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN for a site that the moderator is not responsible for
 */
export function sitesAskedFor(ctx: RequestContext, siteId: string | undefined): readonly string[] | undefined {
  requireModerator(ctx);
  if (siteId !== undefined) {
    requireModeratorOf(ctx, siteId);
    return [siteId];
  }
  const scope = moderatedSites(ctx.actor);
  return scope === 'all' ? undefined : scope;
}

/** The filter, and nothing outside the sites that the moderator is responsible for. */
function withinScope(ctx: RequestContext, filter: QueueFilter): QueueFilter {
  requireModerator(ctx);
  for (const siteId of filter.siteIds ?? []) requireModeratorOf(ctx, siteId);
  const siteIds = filter.siteIds ?? sitesAskedFor(ctx, undefined);
  return { ...filter, ...(siteIds ? { siteIds } : {}) };
}
