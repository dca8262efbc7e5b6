import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { canModerateSite } from '../../../core/context/actor.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import type { LiveFeed } from '../../../core/graphql/live/live-feed.js';
import { LiveFeeds } from '../../../core/graphql/live/live-feeds.js';
import { type QueueEvent, QueueEvents } from '../queue-events.js';
import { toModeratedComment } from './moderated-comment.mapper.js';

interface QueueArgs {
  readonly siteID?: string | null;
}

const argsShape = z.object({ siteID: z.string().max(64).nullish() });

/** Delivers the changes of the moderation queues to staff. */
@Injectable()
export class QueueFeed implements OnModuleInit {
  constructor(
    private readonly feeds: LiveFeeds,
    private readonly events: QueueEvents,
  ) {}

  onModuleInit(): void {
    const feed: LiveFeed<QueueArgs, QueueEvent> = {
      field: 'moderationQueueChanged',
      parseArgs: (args) => argsShape.parse(args),
      keyOf: ({ siteID }) => siteID ?? '',
      authorize: async (ctx, { siteID }) => (siteID ? requireModeratorOf(ctx, siteID) : requireModerator(ctx)),
      open: ({ siteID }, push) => this.events.watch(siteID ?? undefined, push),
      replay: ({ siteID }, after) => this.events.replay(siteID ?? undefined, after),
      audienceOf: ({ comment }, actor) => (canModerateSite(actor, comment.siteId) ? 'staff' : null),
      rootValue: ({ id, kind, queue, comment }) => ({
        eventID: id,
        kind,
        queue,
        commentID: comment.id,
        comment: kind === 'LEFT' ? null : toModeratedComment(comment),
      }),
    };
    this.feeds.register('admin', feed);
  }
}
