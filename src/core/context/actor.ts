/** Roles a person can have, weakest first. */
export const userRoles = ['COMMENTER', 'MEMBER', 'STAFF', 'MODERATOR', 'ADMIN'] as const;
export type UserRole = (typeof userRoles)[number];

export interface AnonymousActor {
  readonly kind: 'anonymous';
}

/** A signed-in person as their token and the database said at the start of the request. */
export interface UserActor {
  readonly kind: 'user';
  readonly id: string;
  readonly role: UserRole;
  readonly isBanned: boolean;
  /** The sites that a moderator is limited to; absent: all of them. Means nothing for other roles. */
  readonly siteScope?: readonly string[];
  /** The access token in use (`jti`), so that signing out can revoke exactly it. */
  readonly tokenId: string;
  readonly tokenExpiresAt: Date;
}

/** Talk itself: a job, a sweep, a CLI command. `name` says which, for the record. */
export interface SystemActor {
  readonly kind: 'system';
  readonly name: string;
}

export type Actor = AnonymousActor | UserActor | SystemActor;

export const anonymous: AnonymousActor = { kind: 'anonymous' };

/** Whether the actor is of the newsroom: STAFF and above; and Talk itself. */
export function isStaff(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'user' && !actor.isBanned && actor.role !== 'COMMENTER' && actor.role !== 'MEMBER';
}

/** Whether the actor may see and decide held comments (MODERATOR and ADMIN; and Talk itself). */
export function isModerator(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'user' && !actor.isBanned && (actor.role === 'MODERATOR' || actor.role === 'ADMIN');
}

export function isAdmin(actor: Actor): boolean {
  if (actor.kind === 'system') return true;
  return actor.kind === 'user' && !actor.isBanned && actor.role === 'ADMIN';
}

/** Whether the actor may moderate what belongs to this site: administrators all, moderators those of their scope. */
export function canModerateSite(actor: Actor, siteId: string): boolean {
  const scope = moderatedSites(actor);
  return scope === 'all' || scope.includes(siteId);
}

/** The sites that the actor may moderate: all of them, those of their scope, or none. */
export function moderatedSites(actor: Actor): 'all' | readonly string[] {
  if (!isModerator(actor)) return [];
  if (actor.kind !== 'user' || isAdmin(actor)) return 'all';
  return actor.siteScope ?? 'all';
}

/** Who acted, for the record: a person's id, or `system:` and the job or command. */
export function actorIdOf(actor: Actor): string {
  if (actor.kind === 'user') return actor.id;
  return actor.kind === 'system' ? `system:${actor.name}` : 'anonymous';
}
