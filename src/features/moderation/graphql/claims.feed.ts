import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { canModerateSite } from '../../../core/context/actor.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import type { LiveFeed } from '../../../core/graphql/live/live-feed.js';
import { LiveFeeds } from '../../../core/graphql/live/live-feeds.js';
import { type ClaimEvent, ClaimEvents } from '../claims/claim-events.js';
import type { CommentClaimEventModel } from './claim.models.js';

interface ClaimArgs {
  readonly siteID?: string | null | undefined;
}

const argsShape = z.object({ siteID: z.string().max(64).nullish() });

/** Tells moderators what their colleagues are looking at. */
@Injectable()
export class ClaimsFeed implements OnModuleInit {
  constructor(
    private readonly feeds: LiveFeeds,
    private readonly events: ClaimEvents,
  ) {}

  onModuleInit(): void {
    const feed: LiveFeed<ClaimArgs, ClaimEvent> = {
      field: 'commentClaimsChanged',
      parseArgs: (args) => argsShape.parse(args),
      keyOf: ({ siteID }) => siteID ?? '',
      authorize: async (ctx, { siteID }) => (siteID ? requireModeratorOf(ctx, siteID) : requireModerator(ctx)),
      open: ({ siteID }, push) => this.events.watch(siteID ?? undefined, push),
      replay: ({ siteID }, after) => this.events.replay(siteID ?? undefined, after),
      audienceOf: ({ siteId }, actor) => (canModerateSite(actor, siteId) ? 'staff' : null),
      rootValue: present,
    };
    this.feeds.register('admin', feed);
  }
}

function present({ id: eventID, subject: commentID, claim }: ClaimEvent): CommentClaimEventModel {
  if (!claim) return { eventID, commentID, claim: null };
  const { moderatorId: moderatorID, username, expiresAt } = claim;
  return { eventID, commentID, claim: { commentID, moderatorID, username, expiresAt } };
}
