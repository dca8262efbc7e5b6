import { actorIdOf } from '../../../core/context/actor.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator, requireModeratorOf } from '../../../core/context/require-role.js';
import { coreError } from '../../../core/errors/core.errors.js';
import { PubSub } from '../../../core/pubsub/pubsub.js';
import { CommentsQueries } from '../../comments/index.js';
import { UsersQueries } from '../../users/index.js';
import { type Claim, claimMs, isLive, mostClaimed } from './claim.js';
import { claimError } from './claim.errors.js';
import { claimsChanged } from './claim.topics.js';
import { ClaimsRepository } from './claims.repository.js';

/** Who looks at which comment, so that two moderators never act on the same card. */
@Injectable()
export class ClaimsService {
  constructor(
    private readonly claims: ClaimsRepository,
    private readonly comments: CommentsQueries,
    private readonly users: UsersQueries,
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims comments for two minutes, or renews the claims. What a colleague holds stays theirs.
   *
   * @returns the live claims on these comments, whoever holds them; comments that do not exist have none
   * @throws UNAUTHENTICATED, FORBIDDEN also for a comment on a site that is not theirs, BAD_INPUT for more than 100
   */
  async claim(ctx: RequestContext, commentIds: readonly string[]): Promise<Claim[]> {
    requireModerator(ctx);
    const now = this.clock.now();
    const comments = await this.comments.byIds(bounded(commentIds));
    const wanted = comments.flatMap((comment) => (comment && !comment.deletedAt ? [comment] : []));
    for (const { siteId } of wanted) requireModeratorOf(ctx, siteId);
    const mine = { moderatorId: actorIdOf(ctx.actor), expiresAt: new Date(now.getTime() + claimMs), changedAt: now };
    await this.claims.acquire(
      wanted.map(({ id, siteId }) => ({ commentId: id, siteId, ...mine })),
      now,
    );
    const live = await this.live(wanted.map(({ id }) => id));
    await this.announce(live.filter(({ moderatorId }) => moderatorId === mine.moderatorId));
    return live;
  }

  /** Gives up one's own claims. @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT for more than 100 */
  async release(ctx: RequestContext, commentIds: readonly string[]): Promise<void> {
    requireModerator(ctx);
    await this.giveUp(actorIdOf(ctx.actor), bounded(commentIds));
  }

  /** What somebody has decided they need no longer hold. */
  async giveUp(moderatorId: string, commentIds: readonly string[]): Promise<void> {
    const held = (await this.live(commentIds)).filter((claim) => claim.moderatorId === moderatorId);
    if (held.length === 0) return;
    const now = this.clock.now();
    await this.claims.release(commentIds, moderatorId, now);
    await this.announce(held.map((claim) => ({ ...claim, expiresAt: now, changedAt: now })));
  }

  /** The live claims on these comments, in the order of the ids. */
  async live(commentIds: readonly string[]): Promise<Claim[]> {
    const now = this.clock.now();
    const found = new Map((await this.claims.findMany(commentIds)).map((claim) => [claim.commentId, claim]));
    return commentIds.flatMap((id) => {
      const claim = found.get(id);
      return claim && isLive(claim, now) ? [claim] : [];
    });
  }

  /** @throws COMMENT_CLAIMED with the colleague's name when somebody else holds the comment */
  async assertFree(ctx: RequestContext, commentId: string): Promise<void> {
    const [claim] = await this.live([commentId]);
    if (!claim || claim.moderatorId === actorIdOf(ctx.actor)) return;
    const [colleague] = await this.users.publicByIds([claim.moderatorId]);
    throw claimError('COMMENT_CLAIMED', { username: colleague?.username ?? 'A colleague', commentID: commentId });
  }

  /** Redis may be away: the claims hold all the same, and clients catch up when they come back. */
  private async announce(claims: readonly Claim[]): Promise<void> {
    if (claims.length === 0) return;
    const changes = claims.map(({ commentId, siteId }) => ({ commentId, siteId }));
    await this.pubsub.publish(claimsChanged, { changes }).catch(() => undefined);
  }
}

function bounded(commentIds: readonly string[]): string[] {
  const ids = [...new Set(commentIds)];
  if (ids.length === 0 || ids.length > mostClaimed || ids.some((id) => id.length > 64)) {
    throw coreError('BAD_INPUT', { problem: `Name between 1 and ${mostClaimed} comments.` });
  }
  return ids;
}
