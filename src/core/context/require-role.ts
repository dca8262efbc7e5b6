import { coreError } from '../errors/core.errors.js';
import { type Actor, canModerateSite, isAdmin, isModerator } from './actor.js';
import type { RequestContext } from './request-context.js';

/** @throws UNAUTHENTICATED for somebody not signed in, FORBIDDEN for anybody who may not moderate */
export function requireModerator({ actor }: RequestContext): void {
  if (!isModerator(actor)) throw refusal(actor);
}

/** @throws UNAUTHENTICATED for somebody not signed in, FORBIDDEN for anybody who may not moderate this site */
export function requireModeratorOf({ actor }: RequestContext, siteId: string): void {
  if (!canModerateSite(actor, siteId)) throw refusal(actor);
}

/** @throws UNAUTHENTICATED for somebody not signed in, FORBIDDEN for anybody who is no administrator */
export function requireAdmin({ actor }: RequestContext): void {
  if (!isAdmin(actor)) throw refusal(actor);
}

function refusal({ kind }: Actor) {
  return coreError(kind === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
}
