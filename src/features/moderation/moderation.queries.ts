import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { canModerate, type Comment, CommentPagesRepository, CommentsQueries, type Position } from '../comments/index.js';
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
    assertModerator(ctx);
    return this.pages.findQueue(statusesIn(queue), siteId, after, first + 1);
  }

  async count(ctx: RequestContext, queue: ModerationQueue, siteId: string | undefined): Promise<number> {
    assertModerator(ctx);
    return this.pages.countQueue(statusesIn(queue), siteId);
  }

  async comment(ctx: RequestContext, id: string): Promise<Comment | undefined> {
    assertModerator(ctx);
    return this.comments.byId(id);
  }
}

/** @throws UNAUTHENTICATED, FORBIDDEN */
export function assertModerator({ actor }: RequestContext): void {
  if (actor.kind === 'anonymous') throw coreError('UNAUTHENTICATED');
  if (!canModerate(actor)) throw coreError('FORBIDDEN');
}
