import { canModerateSite, isAdmin } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireModerator, requireModeratorEverywhere } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import { isModeratorRole, type User } from './user.js';

/**
 * Refuses whoever may not do what holds on these sites; without sites, what holds everywhere.
 *
 * @throws UNAUTHENTICATED, FORBIDDEN
 */
export function requireReach(ctx: RequestContext, siteIds: readonly string[] | undefined): void {
  requireModerator(ctx);
  if (siteIds === undefined) requireModeratorEverywhere(ctx);
  if (siteIds?.some((siteId) => !canModerateSite(ctx.actor, siteId))) throw coreError('FORBIDDEN');
}

/**
 * Moderators and administrators are touched by administrators only, and nobody by themselves.
 *
 * @throws FORBIDDEN
 */
export function requireSway({ actor }: RequestContext, { id, role }: Pick<User, 'id' | 'role'>): void {
  if (isModeratorRole(role) && !isAdmin(actor)) throw coreError('FORBIDDEN');
  if (actor.kind === 'user' && actor.id === id) throw coreError('FORBIDDEN');
}
