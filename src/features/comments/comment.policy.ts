import { type Actor, canModerateSite, type UserActor } from '../../core/context/actor.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { coreError } from '../../core/errors/core.errors.js';
import { userError } from '../users/index.js';
import { type Comment, isShown } from './comment.js';

/** As whom somebody sees a comment: a finite class, so that what is sent live is made once for each. */
export type Audience = 'everyone' | 'author' | 'staff';

type Seen = Pick<Comment, 'status' | 'authorId' | 'flagged' | 'deletedAt' | 'movingTo'>;

/** In the public stream: everyone sees what is published, authors also what is held of theirs. `null`: must not see it. */
export function publicAudience(comment: Seen, actor: Actor): Audience | null {
  if (comment.deletedAt) return null;
  if (actor.kind === 'user' && actor.id === comment.authorId) return 'author';
  return isShown(comment) ? 'everyone' : null;
}

/** Moderators of its site see every comment. */
export function canSee(comment: Seen & Pick<Comment, 'siteId'>, actor: Actor): boolean {
  return canModerateSite(actor, comment.siteId) || publicAudience(comment, actor) !== null;
}

/**
 * Who may write, and react to what others wrote.
 *
 * @throws UNAUTHENTICATED, USER_BANNED
 */
export function assertMayWrite({ actor }: RequestContext): UserActor {
  if (actor.kind !== 'user') throw coreError('UNAUTHENTICATED');
  if (actor.isBanned) throw userError('USER_BANNED');
  return actor;
}
