import { withEvent } from '../live/stream-event.js';
import { type CommentFields } from '../generated/operations.js';
import { isPublic, withComment } from '../stream/stream-changes.js';
import { type StreamState } from '../stream/stream-state.js';
import { type AuthorStanding, type ModeratedState, type RejectionCode } from './generated/operations.js';

type Tag = CommentFields['tags'][number];

/** What a moderator does about a comment, or about who wrote it. */
export type Act =
  | { readonly verb: 'approve' | 'feature' | 'unfeature' | 'pin' | 'unpin' | 'setAside' | 'reset' | 'lift' }
  | { readonly verb: 'reject'; readonly code: RejectionCode | null; readonly text: string | null }
  /** @property until ISO 8601 */
  | { readonly verb: 'suspend'; readonly until: string; readonly reason: string | null }
  | { readonly verb: 'ban'; readonly reason: string | null };

/** The last thing that was done at a comment, and what came of it. */
export interface Deed {
  readonly act: Act;
  readonly phase: 'sending' | 'done' | 'failed';
  /** Why it failed. */
  readonly code?: string;
  /** What takes it back; null where nothing does. */
  readonly undo: Act | null;
}

/** What a moderator has at hand in a stream; there only where the admin surface answers. */
export interface Moderating {
  /** Base URL of the admin surface. */
  readonly url: string;
  /** What the admin surface said of comments, by id. */
  readonly states: ReadonlyMap<string, ModeratedState>;
  readonly deeds: ReadonlyMap<string, Deed>;
  /** Why a comment's state is not there, by id. */
  readonly unread: ReadonlyMap<string, string>;
  readonly isStoryOpen: boolean;
  readonly storyFailure: string | null;
}

export function beginning(url: string): Moderating {
  return {
    url,
    states: new Map(),
    deeds: new Map(),
    unread: new Map(),
    isStoryOpen: false,
    storyFailure: null,
  };
}

/** The state with something changed in what the moderator has at hand; the same where they have left. */
export function withModerating(state: StreamState, change: (now: Moderating) => Partial<Moderating>): StreamState {
  const { moderating } = state;
  return moderating ? { ...state, moderating: { ...moderating, ...change(moderating) } } : state;
}

export function withDeed(state: StreamState, id: string, deed: Deed | null): StreamState {
  return withModerating(state, ({ deeds }) => {
    const next = new Map(deeds);
    if (deed) next.set(id, deed);
    else next.delete(id);
    return { deeds: next };
  });
}

/** How a comment stands in the stream: what an act changes, and what is put back when it fails. */
export interface Standing {
  readonly isShown: boolean;
  readonly tags: readonly Tag[];
}

export function standingOf(state: StreamState, id: string): Standing {
  const comment = state.comments.get(id)!;
  return { isShown: isPublic(comment), tags: comment.tags };
}

/** How a comment will stand after an act, as far as that can be known before it is done. */
export function expected({ isShown, tags }: Standing, { verb }: Act): Standing {
  const others = (tag: Tag) => tags.filter((each) => each !== tag);
  switch (verb) {
    case 'approve':
      return { isShown: true, tags };
    case 'reject':
      return { isShown: false, tags };
    case 'feature':
      return { isShown: true, tags: [...others('FEATURED'), 'FEATURED'] };
    case 'unfeature':
      return { isShown, tags: others('FEATURED') };
    case 'pin':
      return { isShown: true, tags: [...others('PINNED'), 'PINNED'] };
    case 'unpin':
      return { isShown, tags: others('PINNED') };
    case 'setAside':
    case 'reset':
    case 'lift':
    case 'suspend':
    case 'ban':
      return { isShown, tags };
  }
}

/**
 * The state with a comment standing like that, in place: what goes leaves its line, and the counts follow. The live event
 * that says the same later changes nothing more.
 */
export function withStanding(state: StreamState, id: string, { isShown, tags }: Standing): StreamState {
  const comment = state.comments.get(id);
  if (!comment) return state;
  const tagged = { ...comment, tags: [...tags] };
  const isOwn = comment.status !== undefined;
  if (isShown === isPublic(comment)) return withComment(state, tagged);
  return withEvent(state, {
    eventID: '',
    kind: isShown ? 'UPDATED' : 'LEFT',
    commentID: id,
    comment: isShown ? tagged : null,
    // One's own comment stays, with what became of it.
    viewerStatus: isOwn ? (isShown ? 'APPROVED' : 'REJECTED') : null,
  });
}

/** The state with what the admin surface says of a comment, in the stream too. */
export function withModerated(state: StreamState, moderated: ModeratedState): StreamState {
  const { id, body, editedAt, status, tags } = moderated;
  const known = withModerating(state, ({ states, unread }) => ({
    states: new Map(states).set(id, moderated),
    unread: new Map([...unread].filter(([each]) => each !== id)),
  }));
  const comment = known.comments.get(id);
  if (!comment) return known;
  const isShown = status === 'NONE' || status === 'APPROVED';
  return withStanding(withComment(known, { ...comment, body, editedAt }), id, { isShown, tags });
}

export function withAuthor(state: StreamState, id: string, standing: AuthorStanding): StreamState {
  return withModerating(state, ({ states }) => {
    const known = states.get(id);
    return known ? { states: new Map(states).set(id, { ...known, author: { ...known.author, ...standing } }) } : {};
  });
}

/**
 * What takes an act back, by how the comment stood before it; null where nothing does. An earlier decision is made again;
 * where there was none, the comment goes back to where review had put it.
 */
export function undoOf({ verb }: Act, { decision, tags }: Pick<ModeratedState, 'decision' | 'tags'>): Act | null {
  switch (verb) {
    case 'approve':
    case 'reject':
      return again(decision) ?? { verb: 'reset' };
    case 'reset':
      return again(decision);
    case 'feature':
      return tags.includes('FEATURED') ? null : { verb: 'unfeature' };
    case 'pin':
      return tags.includes('PINNED') ? null : { verb: 'unpin' };
    case 'unfeature':
      return { verb: 'feature' };
    case 'unpin':
      return { verb: 'pin' };
    case 'suspend':
    case 'ban':
      return { verb: 'lift' };
    case 'setAside':
    case 'lift':
      return null;
  }
}

function again(decision: ModeratedState['decision']): Act | null {
  if (!decision) return null;
  const { kind, code, text } = decision;
  return kind === 'APPROVED' ? { verb: 'approve' } : { verb: 'reject', code, text };
}

/** Whether the author may not write here, by a moderator's word. */
export function isRestricted({ isBanned, bannedSiteIDs, suspendedUntil }: AuthorStanding, siteID: string): boolean {
  return isBanned || suspendedUntil !== null || bannedSiteIDs.includes(siteID);
}
