import type { UserActor } from '../../core/context/actor.js';
import type { User } from './user.js';

/** A person as an actor, with the rights they have now. */
export function userActor(user: User, token: { readonly id: string; readonly expiresAt: Date }): UserActor {
  return {
    kind: 'user',
    id: user.id,
    role: user.role,
    isBanned: user.bannedAt !== undefined,
    siteScope: user.role === 'MODERATOR' ? user.siteScope : undefined,
    tokenId: token.id,
    tokenExpiresAt: token.expiresAt,
  };
}
