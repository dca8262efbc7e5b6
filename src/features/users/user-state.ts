import type { UserRole } from '../../core/context/actor.js';
import type { SanctionCode } from './sanction.js';

/** What happens to a person, by a moderator, an administrator, Talk or themselves. */
export const userChangeKinds = [
  'BANNED',
  'UNBANNED',
  'SUSPENDED',
  'UNSUSPENDED',
  'PREMODERATED',
  'PREMODERATION_ENDED',
  'WARNED',
  'WARNING_ACKNOWLEDGED',
  'WARNING_WITHDRAWN',
  'MESSAGED',
  'MESSAGE_ACKNOWLEDGED',
  'USERNAME_REJECTED',
  'USERNAME_APPROVED',
  'USERNAME_CHANGED',
  'SHADOW_LIMITED',
  'SHADOW_LIMIT_ENDED',
  'ROLE_CHANGED',
] as const;
export type UserChangeKind = (typeof userChangeKinds)[number];

/** On what ground, told to the person. */
interface Grounded {
  readonly code?: SanctionCode;
}

/** `reverses` is the id of the one sanction that is taken back; without it all of the kind end. */
interface Reversing {
  readonly reverses?: string;
}

/** The change itself. Sites that are not named mean: everywhere. */
export type UserTransition =
  | (Grounded & { readonly kind: 'BANNED'; readonly siteIds?: readonly string[]; readonly message?: string })
  | (Grounded & { readonly kind: 'PREMODERATED'; readonly siteIds?: readonly string[] })
  | (Reversing & { readonly kind: 'UNBANNED' | 'PREMODERATION_ENDED'; readonly siteIds?: readonly string[] })
  | (Grounded & { readonly kind: 'SUSPENDED'; readonly until: Date; readonly message?: string })
  | (Grounded & { readonly kind: 'WARNED'; readonly message: string })
  | { readonly kind: 'MESSAGED'; readonly message: string }
  /** `concerns` is the id of the warning's or message's own change. */
  | { readonly kind: 'WARNING_ACKNOWLEDGED' | 'MESSAGE_ACKNOWLEDGED'; readonly concerns: string }
  | (Grounded & { readonly kind: 'USERNAME_REJECTED' })
  | (Reversing & { readonly kind: 'UNSUSPENDED' | 'USERNAME_APPROVED' })
  | { readonly kind: 'WARNING_WITHDRAWN'; readonly reverses: string }
  | { readonly kind: 'USERNAME_CHANGED'; readonly from: string; readonly to: string }
  | { readonly kind: 'ROLE_CHANGED'; readonly to: UserRole; readonly siteIds?: readonly string[] }
  | { readonly kind: 'SHADOW_LIMITED' | 'SHADOW_LIMIT_ENDED' };

/** A change as the person's history keeps it. */
export type UserChange = UserTransition & {
  readonly id: string;
  readonly at: Date;
  /** A person's id, or `system:` and what acted. */
  readonly by: string;
  /** For the newsroom, never shown to the person. */
  readonly reason?: string;
};

/** REJECTED: another has to be chosen; CHANGED: chosen by the person, nobody has looked yet; APPROVED: looked at. */
export const usernameStatuses = ['REJECTED', 'CHANGED', 'APPROVED'] as const;
export type UsernameStatus = (typeof usernameStatuses)[number];

export interface Suspension {
  readonly until: Date;
  readonly message?: string;
}

/** Something from the moderators that the person has not acknowledged yet. */
export interface Notice {
  readonly id: string;
  readonly message: string;
  readonly at: Date;
}

/** What moderators have made of a person; what is absent does not apply. */
export interface UserStates {
  /** Banned everywhere since. */
  readonly bannedAt?: Date;
  readonly bannedSiteIds?: readonly string[];
  /** Counts until its time is over, by itself. */
  readonly suspension?: Suspension;
  /** Every new comment waits for a moderator, everywhere. */
  readonly premoderatedAt?: Date;
  readonly premoderatedSiteIds?: readonly string[];
  /** Nothing can be written until it is acknowledged. */
  readonly warning?: Notice;
  /** Shown until acknowledged; they stop nobody from writing. Oldest first. */
  readonly messages?: readonly Notice[];
  /** Absent: as chosen at sign-up. */
  readonly usernameStatus?: UsernameStatus;
  readonly usernameChangedAt?: Date;
  /** Their new comments are seen by themselves alone. */
  readonly shadowLimitedAt?: Date;
}

/** Changes kept on the person; older ones are in the ledger, which has them all. */
export const maxHistory = 200;
export const maxPendingMessages = 20;
export const renameEveryDays = 14;
const dayMs = 86_400_000;

/** From when on the person may choose another username: at once after a rejection. */
export function mayRenameFrom({ usernameStatus, usernameChangedAt }: UserStates): Date {
  if (usernameStatus === 'REJECTED' || !usernameChangedAt) return new Date(0);
  return new Date(usernameChangedAt.getTime() + renameEveryDays * dayMs);
}
