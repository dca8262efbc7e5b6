import { type Actor, isModerator } from '../../core/context/actor.js';
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

export function canSee(comment: Seen, actor: Actor): boolean {
  return isModerator(actor) || publicAudience(comment, actor) !== null;
}

export function canModerate(actor: Actor): boolean {
  return isModerator(actor);
}
