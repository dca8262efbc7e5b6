import { type OwnCommentFields, type UserRole } from '../generated/operations.js';
import { isPublic, untouched, withComment, withInserted } from '../stream/stream-changes.js';
import { type StreamComment, type StreamState, threadOf, withThread } from '../stream/stream-state.js';
import { type Delivery } from './delivery.js';
import { type Outgoing } from './outbox.js';

/** The id under which a comment is shown that the server does not have yet. */
export function localIDOf({ id }: Pick<Outgoing, 'id'>): string {
  return `local-${id}`;
}

export function outgoingIDOf(localID: string): string {
  return localID.slice('local-'.length);
}

/** The state with a comment that is on its way, in the place where it will be; unchanged where that is not loaded. */
export function withShown(state: StreamState, item: Outgoing): StreamState {
  const id = localIDOf(item);
  const { parentID, body, rating = null, tags = [], writtenAt } = item;
  const hasPlace = item.storyID === state.story?.id && (parentID === null || state.comments.has(parentID));
  if (!hasPlace || !state.viewer || state.comments.has(id)) return state;
  const { id: authorID, username, role = 'COMMENTER' } = state.viewer;
  const comment: StreamComment = {
    ...untouched,
    id,
    key: id,
    parentID,
    body,
    rating,
    newsroomTags: state.story.settings.authorTags.filter(({ name }) => tags.includes(name)),
    createdAt: new Date(writtenAt).toISOString(),
    author: { id: authorID, username, role: role as UserRole },
    delivery: deliveryOf(item),
  };
  return withInserted(withComment(state, comment), parentID, [id]);
}

export function withDelivery(state: StreamState, id: string, delivery: Delivery): StreamState {
  const comment = state.comments.get(id);
  return comment ? withComment(state, { ...comment, delivery }) : state;
}

/** The server's comment in the place of the local one, whether or not a live event was faster than the answer. */
export function withDelivered(
  state: StreamState,
  localID: string,
  { comment, status, editableUntil }: OwnCommentFields,
): StreamState {
  const { id, parentID } = comment;
  const known = state.comments.get(id);
  if (!state.comments.has(localID)) {
    return known ? withComment(state, { ...known, ...comment, status, editableUntil }) : state;
  }
  const { ids, arrivals } = threadOf(state, parentID);
  const delivered = { ...comment, key: localID, status, editableUntil };
  let next = withComment(withoutComment(state, localID), delivered);
  next = withThread(next, parentID, {
    ids: ids.filter((each) => each !== id).map((each) => (each === localID ? id : each)),
    arrivals: arrivals.filter((each) => each !== id),
  });
  return !known && isPublic(delivered) ? withOneMore(next, parentID) : next;
}

export function withoutComment(state: StreamState, id: string): StreamState {
  const comments = new Map(state.comments);
  const parentID = comments.get(id)?.parentID ?? null;
  comments.delete(id);
  const { ids } = threadOf(state, parentID);
  return withThread({ ...state, comments }, parentID, { ids: ids.filter((each) => each !== id) });
}

export function deliveryOf({ refusal: failure, reasons }: Outgoing): Delivery {
  return { isSending: false, failure, reasons };
}

function withOneMore(state: StreamState, parentID: string | null): StreamState {
  const story = state.story && { ...state.story, commentCount: state.story.commentCount + 1 };
  const parent = parentID === null ? undefined : state.comments.get(parentID);
  return { ...(parent ? withComment(state, { ...parent, replyCount: parent.replyCount + 1 }) : state), story };
}
