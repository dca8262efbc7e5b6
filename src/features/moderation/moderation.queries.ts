import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
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
    requireModerator(ctx);
    return this.pages.findQueue(filter, order, after, first + 1);
  }

  /** How many comments a filter finds, counted one by one up to 1,000. */
  async countQueue(ctx: RequestContext, filter: QueueFilter): Promise<{ count: number; isExact: boolean }> {
    requireModerator(ctx);
    const found = await this.pages.countQueue(filter, countedUpTo + 1);
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
    requireModerator(ctx);
    if (storyId === undefined) return this.siteCounts.findCounts(siteId ? [siteId] : undefined);
    const story = await this.stories.byId(storyId);
    if (!story || (siteId && story.siteId !== siteId)) throw coreError('NOT_FOUND', { what: 'story' });
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
    requireModerator(ctx);
    return this.pages.findByAuthor(authorId, undefined, after, first + 1);
  }

  async comment(ctx: RequestContext, id: string): Promise<Comment | undefined> {
    requireModerator(ctx);
    return this.comments.byId(id);
  }
}
