import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../../core/context/request-context.js';
import { moderationSettings, organisationScope, SettingsQueries } from '../../settings/index.js';
import type { Position } from '../../comments/index.js';
import type { QueueOrder } from '../moderation-queue.js';
import { sitesAskedFor } from '../moderation.queries.js';
import { type Appeal, appealableUntil, appealId, type AppealState, type CommentAppeal, isOfComment } from './appeal.js';
import { AppealsRepository } from './appeals.repository.js';

/** Nobody works off more than this before they look again. */
const countedUpTo = 1_000;

/** Reading appeals: moderators those of their sites, authors their own. */
@Injectable()
export class AppealsQueries {
  constructor(
    private readonly repository: AppealsRepository,
    private readonly settings: SettingsQueries,
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

  /** Of comments whose author asks, newest first, in the order of the ids. */
  async ofOwnComments(commentIds: readonly string[]): Promise<CommentAppeal[][]> {
    const found = (await this.repository.findByComments(commentIds)).filter(isOfComment);
    return commentIds.map((id) => found.filter(({ commentId }) => commentId === id));
  }

  /** Those against decisions about a person who asks, in the order of the decisions' ids. */
  async ofOwnSanctions(userId: string, sanctionIds: readonly string[]): Promise<(Appeal | undefined)[]> {
    const ids = sanctionIds.map((sanctionId) => appealId(userId, sanctionId));
    const found = new Map((await this.repository.findByIds(ids)).map((appeal) => [appeal.id, appeal]));
    return ids.map((id) => found.get(id));
  }

  /** Until when a decision on a site, or everywhere, can be appealed; nothing where no appeals are taken. */
  async appealableUntil(siteId: string | undefined, decidedAt: Date): Promise<Date | undefined> {
    const { values } = await this.settings.current(moderationSettings, siteId ?? organisationScope);
    return appealableUntil(decidedAt, values.appeals);
  }
}
