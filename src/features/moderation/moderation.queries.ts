import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator } from '../../core/context/require-role.js';
import { type Comment, CommentPagesRepository, CommentsQueries, type Position } from '../comments/index.js';
import { type ModerationQueue, statusesIn } from './moderation-queue.js';

/** What moderators read. Every method refuses anybody else. */
@Injectable()
export class ModerationQueries {
  constructor(
    private readonly pages: CommentPagesRepository,
    private readonly comments: CommentsQueries,
  ) {}

  /** Up to one comment more than asked for, newest first. */
  async queue(
    ctx: RequestContext,
    queue: ModerationQueue,
    siteId: string | undefined,
    { first, after }: { first: number; after?: Position },
  ): Promise<Comment[]> {
    requireModerator(ctx);
    return this.pages.findQueue(statusesIn(queue), siteId, after, first + 1);
  }

  async count(ctx: RequestContext, queue: ModerationQueue, siteId: string | undefined): Promise<number> {
    requireModerator(ctx);
    return this.pages.countQueue(statusesIn(queue), siteId);
  }

  async comment(ctx: RequestContext, id: string): Promise<Comment | undefined> {
    requireModerator(ctx);
    return this.comments.byId(id);
  }
}
