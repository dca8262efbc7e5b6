import type { Actor } from '../../../core/context/actor.js';
import { type Audience, publicAudience } from '../comment.policy.js';
import { statusForAuthor } from '../statement-of-reasons.js';
import type { StreamEvent } from '../stream-event.js';
import { toCommentModel } from './comment.mapper.js';
import type { StreamEventModel } from './stream.models.js';

/** The policy decides, by the comment as it is now; that something left may be told to everyone. */
export function audienceOf({ kind, comment, isElsewhere }: StreamEvent, actor: Actor): Audience | null {
  if (isElsewhere) return kind === 'LEFT' ? 'everyone' : null;
  return publicAudience(comment, actor) ?? (kind === 'LEFT' ? 'everyone' : null);
}

/** What a change looks like to that class of people; null where it tells them nothing. */
export function presentChange(event: StreamEvent, audience: Audience): StreamEventModel | null {
  const { id: eventID, kind, comment } = event;
  const { id: commentID } = comment;
  if (audience === 'author') {
    const seen = kind === 'ENTERED' ? kind : 'UPDATED';
    return { eventID, kind: seen, commentID, comment: toCommentModel(comment), viewerStatus: statusForAuthor(comment) };
  }
  if (kind === 'HELD') return null;
  return kind === 'LEFT'
    ? { eventID, kind, commentID }
    : { eventID, kind, commentID, comment: toCommentModel(comment) };
}
