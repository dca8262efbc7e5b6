import type { UserChange, UserStates } from './user-state.js';

/** What a moderator can decide against a person, and has to tell them. Nobody is told of a shadow limit. */
export const sanctionKinds = ['BANNED', 'SUSPENDED', 'PREMODERATED', 'WARNED', 'USERNAME_REJECTED'] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** The ground of a sanction, told to the person. */
export const sanctionCodes = [
  'SPAM',
  'OFFENSIVE',
  'HATE_SPEECH',
  'HARASSMENT',
  'PERSONAL_DATA',
  'MISINFORMATION',
  'ILLEGAL_CONTENT',
  'IMPERSONATION',
  'REPEATED_VIOLATIONS',
  'OTHER',
] as const;
export type SanctionCode = (typeof sanctionCodes)[number];

/**
 * A decision against a person that nobody has taken back, with its reasons (DSA Art. 17). A suspension that is over and
 * a warning that was acknowledged are still decisions; others end with the state that they made.
 */
export interface Sanction {
  /** Of the change that made it, and of the site. */
  readonly id: string;
  readonly kind: SanctionKind;
  /** Absent: it holds everywhere. */
  readonly siteId?: string;
  /** A person's id, or `system:` and what acted. */
  readonly by: string;
  readonly at: Date;
  /** Whether no person has had a part in it. */
  readonly automated: boolean;
  readonly code: SanctionCode;
  /** The moderators' words to the person. */
  readonly text?: string;
  readonly until?: Date;
}

type Setting = Extract<UserChange, { readonly kind: SanctionKind }>;

/**
 * What stands against somebody, oldest first: of each kind one at the most, of bans and pre-moderation one for each site
 * and one for everywhere.
 *
 * @param history all changes, oldest first
 */
export function sanctionsOf(history: readonly UserChange[]): Sanction[] {
  const standing = new Map<string, Sanction>();
  for (const change of history) {
    if (isSetting(change)) set(standing, change);
    else end(standing, change);
  }
  return [...standing.values()];
}

/** Whether the person feels it now: not once a suspension is over, a warning acknowledged. */
export function isInForce({ id, kind, until }: Sanction, { warning }: UserStates, now: Date): boolean {
  switch (kind) {
    case 'SUSPENDED':
      return until !== undefined && until > now;
    case 'WARNED':
      return warning?.id === id;
    case 'BANNED':
    case 'PREMODERATED':
    case 'USERNAME_REJECTED':
      return true;
  }
}

function set(standing: Map<string, Sanction>, change: Setting): void {
  switch (change.kind) {
    case 'BANNED':
    case 'PREMODERATED':
      // Whoever does it again has decided nothing.
      for (const siteId of change.siteIds ?? [undefined]) {
        const key = keyOf(change.kind, siteId);
        if (!standing.has(key)) standing.set(key, sanctionBy(change, siteId));
      }
      return;
    case 'SUSPENDED':
    case 'WARNED':
    case 'USERNAME_REJECTED':
      // Another one takes the place of the one before, also in the order.
      standing.delete(change.kind);
      standing.set(change.kind, sanctionBy(change));
  }
}

function end(standing: Map<string, Sanction>, change: Exclude<UserChange, Setting>): void {
  switch (change.kind) {
    case 'UNBANNED':
      return endSomewhere(standing, 'BANNED', change);
    case 'PREMODERATION_ENDED':
      return endSomewhere(standing, 'PREMODERATED', change);
    case 'UNSUSPENDED':
      standing.delete('SUSPENDED');
      return;
    case 'WARNING_WITHDRAWN':
      standing.delete('WARNED');
      return;
    case 'USERNAME_APPROVED':
    case 'USERNAME_CHANGED':
      standing.delete('USERNAME_REJECTED');
      return;
    case 'WARNING_ACKNOWLEDGED':
    case 'MESSAGED':
    case 'MESSAGE_ACKNOWLEDGED':
    case 'SHADOW_LIMITED':
    case 'SHADOW_LIMIT_ENDED':
    case 'ROLE_CHANGED':
      return;
  }
}

function endSomewhere(
  standing: Map<string, Sanction>,
  kind: 'BANNED' | 'PREMODERATED',
  { siteIds, reverses }: { readonly siteIds?: readonly string[]; readonly reverses?: string },
): void {
  for (const [key, sanction] of standing) {
    if (sanction.kind !== kind) continue;
    const { id, siteId } = sanction;
    const isMeant = siteIds ? siteId !== undefined && siteIds.includes(siteId) : !reverses || reverses === id;
    if (isMeant) standing.delete(key);
  }
}

function isSetting(change: UserChange): change is Setting {
  return (sanctionKinds as readonly string[]).includes(change.kind);
}

function sanctionBy(change: Setting, siteId?: string): Sanction {
  const { id, kind, at, by, code = 'OTHER' } = change;
  const text = 'message' in change ? change.message : undefined;
  return {
    id: siteId === undefined ? id : `${id}:${siteId}`,
    kind,
    by,
    at,
    automated: by.startsWith('system:'),
    code,
    ...(siteId === undefined ? {} : { siteId }),
    ...(text ? { text } : {}),
    ...(change.kind === 'SUSPENDED' ? { until: change.until } : {}),
  };
}

function keyOf(kind: SanctionKind, siteId: string | undefined): string {
  return siteId === undefined ? kind : `${kind}:${siteId}`;
}
