import type { ErrorDetails, TalkError } from '../../core/errors/talk-error.js';
import { userError } from './user.errors.js';
import type { UserStates } from './user-state.js';

export const refusalCodes = ['USER_BANNED', 'USER_SUSPENDED', 'USER_WARNED', 'USERNAME_REJECTED'] as const;

/** Why somebody may not write now. */
export interface Refusal {
  readonly code: (typeof refusalCodes)[number];
  readonly details: ErrorDetails;
}

/**
 * Whether a person may write on a site: comments, edits, reactions, reports.
 *
 * @returns nothing when they may
 */
export function mayWrite(user: UserStates, siteId: string, now: Date): Refusal | undefined {
  if (isBannedOn(user, siteId)) return { code: 'USER_BANNED', details: {} };
  const suspension = suspensionAt(user, now);
  if (suspension) return { code: 'USER_SUSPENDED', details: { until: suspension.until.toISOString() } };
  if (user.warning) return { code: 'USER_WARNED', details: { warningID: user.warning.id } };
  if (user.usernameStatus === 'REJECTED') return { code: 'USERNAME_REJECTED', details: {} };
  return undefined;
}

/** The refusal as the error that a person is shown. */
export function refusalError({ code, details }: Refusal): TalkError {
  return userError(code, details);
}

export function isBannedOn({ bannedAt, bannedSiteIds }: UserStates, siteId: string): boolean {
  return bannedAt !== undefined || bannedSiteIds?.includes(siteId) === true;
}

/** Whether each of their new comments on this site waits for a moderator. */
export function isPremoderatedOn({ premoderatedAt, premoderatedSiteIds }: UserStates, siteId: string): boolean {
  return premoderatedAt !== undefined || premoderatedSiteIds?.includes(siteId) === true;
}

/** The suspension that is in force, if any: it ends by time alone. */
export function suspensionAt({ suspension }: Pick<UserStates, 'suspension'>, now: Date): UserStates['suspension'] {
  return suspension && suspension.until > now ? suspension : undefined;
}
