import { Injectable } from '@nestjs/common';
import { actorIdOf } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { SettingsQueries } from '../../settings/index.js';
import { UsersQueries } from '../../users/index.js';
import type { Position } from '../../comments/index.js';
import type { QueueOrder } from '../moderation-queue.js';
import { sitesAskedFor } from '../moderation.queries.js';
import { type Appeal, appealableUntil, type AppealState, deciderRefusal, moderatorsAsked } from './appeal.js';
import { AppealsRepository } from './appeals.repository.js';

/** Nobody works off more than this before they look again. */
const countedUpTo = 1_000;

/** Reading appeals: moderators those of their sites, authors their own. */
@Injectable()
export class AppealsQueries {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly settings: SettingsQueries,
    private readonly users: UsersQueries,
  ) {}

  /**
   * Up to one appeal more than asked for; without a state whatever has become of them.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN
   */
  async list(
    ctx: RequestContext,
    { state, siteId }: { readonly state?: AppealState | undefined; readonly siteId?: string | undefined },
    { first, after, order }: { first: number; after?: Position | undefined; order: QueueOrder },
  ): Promise<Appeal[]> {
    return this.repository.findPage({ state, siteIds: sitesAskedFor(ctx, siteId) }, order, after, first + 1);
  }

  /** How many are open, counted one by one up to 1,000. @throws UNAUTHENTICATED, FORBIDDEN */
  async countOpen(ctx: RequestContext, siteId: string | undefined): Promise<{ count: number; isExact: boolean }> {
    const found = await this.repository.countOpen(sitesAskedFor(ctx, siteId), countedUpTo + 1);
    return { count: Math.min(found, countedUpTo), isExact: found <= countedUpTo };
  }

  /** Whether the actor may decide about an open appeal of a site with these moderators. */
  mayDecide(ctx: RequestContext, appeal: Appeal, moderatorIds: readonly string[]): boolean {
    return appeal.state === 'OPEN' && !deciderRefusal(appeal, actorIdOf(ctx.actor), moderatorIds);
  }

  /** Enough of a site's moderators to ask `mayDecide` with. */
  moderatorsOf(siteId: string): Promise<string[]> {
    return this.users.moderatorsOf(siteId, moderatorsAsked);
  }

  /** Of comments whose author asks, newest first, in the order of the ids. */
  async ofOwnComments(commentIds: readonly string[]): Promise<Appeal[][]> {
    const found = await this.repository.findByComments(commentIds);
    return commentIds.map((id) => found.filter(({ commentId }) => commentId === id));
  }

  /** Until when a decision on a site can be appealed; nothing where the site takes no appeals. */
  async appealableUntil(siteId: string, decidedAt: Date): Promise<Date | undefined> {
    const { rules } = await this.settings.moderationRules(siteId);
    return appealableUntil(decidedAt, rules.appeals);
  }
}
