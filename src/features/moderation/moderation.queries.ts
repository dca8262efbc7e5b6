import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import {
  type Comment,
  CommentPagesRepository,
  CommentsQueries,
  type Counted,
  type Position,
  SiteCountsRepository,
} from '../comments/index.js';
import type { ModerationQueue } from './moderation-queue.js';

/** What moderators read. Every method refuses anybody else. */
@Injectable()
export class ModerationQueries {
  constructor(
    private readonly pages: CommentPagesRepository,
    private readonly comments: CommentsQueries,
    private readonly siteCounts: SiteCountsRepository,
  ) {}

  /** Up to one comment more than asked for, newest first. */
  async queue(
    ctx: RequestContext,
    queue: ModerationQueue,
    siteId: string | undefined,
    { first, after }: { first: number; after?: Position },
  ): Promise<Comment[]> {
    requireModerator(ctx);
    const filter = { queue, ...(siteId ? { siteIds: [siteId] } : {}) };
    return this.pages.findQueue(filter, 'CREATED_AT_DESC', after, first + 1);
  }

  /** What the comments of one site or all add up to, queue by queue: from the counters, whatever the size. */
  async counts(ctx: RequestContext, siteId: string | undefined): Promise<Counted> {
    requireModerator(ctx);
    return this.siteCounts.findCounts(siteId ? [siteId] : undefined);
  }

  async comment(ctx: RequestContext, id: string): Promise<Comment | undefined> {
    requireModerator(ctx);
    return this.comments.byId(id);
  }
}
