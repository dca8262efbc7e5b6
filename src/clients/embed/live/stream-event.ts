import { type StoryStreamResult, type StreamChangedResult } from '../generated/operations.js';
import { isPublic, withComment } from '../stream/stream-changes.js';
import { type StreamComment, type StreamState, threadOf, withPage, withThread } from '../stream/stream-state.js';

export type StreamEvent = StreamChangedResult['streamChanged'];

/**
 * The state after one live event. Nothing that the reader sees moves: an arrival waits in its list's `arrivals`, a change
 * happens in place, a removal leaves a line. An event that comes twice changes nothing more.
 */
export function withEvent(state: StreamState, { kind, commentID, comment, viewerStatus }: StreamEvent): StreamState {
  const known = state.comments.get(commentID);
  if (kind === 'LEFT' || !comment) return withDeparture(state, commentID, known, viewerStatus);
  if (!known && kind === 'UPDATED' && viewerStatus === null) return state;

  const next: StreamComment = {
    ...known,
    ...comment,
    isRemoved: false,
    delivery: undefined,
    ...(viewerStatus && { status: viewerStatus }),
  };
  const counted = withCount(withComment(state, next), next.parentID, known ? isPublic(known) : false, isPublic(next));
  return known ? counted : withArrival(state, counted, next);
}

function withDeparture(
  state: StreamState,
  commentID: string,
  known: StreamComment | undefined,
  viewerStatus: StreamEvent['viewerStatus'],
): StreamState {
  if (!known) return withCount(state, null, true, false);
  const next: StreamComment = viewerStatus ? { ...known, status: viewerStatus } : { ...known, isRemoved: true };
  const counted = withCount(withComment(state, next), known.parentID, isPublic(known), isPublic(next));
  const { arrivals } = threadOf(state, known.parentID);
  return arrivals.includes(commentID) && next.isRemoved
    ? withThread(counted, known.parentID, { arrivals: arrivals.filter((id) => id !== commentID) })
    : counted;
}

function withArrival(before: StreamState, state: StreamState, { id, parentID, author }: StreamComment): StreamState {
  const isOwn = author.id === state.viewer?.id;
  const isSending = [...state.comments.values()].some(({ delivery }) => delivery?.isSending);
  // The answer to what the viewer is just posting puts it in its place.
  if (isOwn && isSending) return state;
  const thread = threadOf(state, parentID);
  const parent = parentID === null ? undefined : before.comments.get(parentID);
  const isUnderUnknownParent = parentID !== null && !parent;
  const standsAtEnd = parentID !== null || state.order === 'CREATED_AT_ASC';
  const isNotLoadedYet = parent !== undefined && parent.replyCount > 0 && !before.threads.has(parent.id);
  if (isUnderUnknownParent || isNotLoadedYet || (standsAtEnd && thread.hasNextPage)) return state;
  return withThread(state, parentID, { arrivals: [...thread.arrivals, id] });
}

function withCount(state: StreamState, parentID: string | null, was: boolean, is: boolean): StreamState {
  const difference = Number(is) - Number(was);
  if (difference === 0 || !state.story) return state;
  const story = { ...state.story, commentCount: Math.max(0, state.story.commentCount + difference) };
  const parent = parentID === null ? undefined : state.comments.get(parentID);
  if (!parent) return { ...state, story };
  const replyCount = Math.max(0, parent.replyCount + difference);
  return withComment({ ...state, story }, { ...parent, replyCount });
}

/**
 * The state after a gap that the server can no longer bridge by events, compared with a first page that was read anew:
 * what is new waits as an arrival, what is gone from the page's stretch leaves a line.
 */
export function withRereadPage(state: StreamState, story: NonNullable<StoryStreamResult['story']>): StreamState {
  const { nodes } = story.comments;
  const fresh = new Set([...story.pinned.nodes, ...nodes].map(({ id }) => id));
  const shown = threadOf(state, null).ids;
  const lastShared = story.comments.pageInfo.hasNextPage
    ? shown.findLastIndex((id) => fresh.has(id))
    : shown.length - 1;
  const gone = shown.slice(0, lastShared + 1).filter((id) => !fresh.has(id) && isPublic(state.comments.get(id)!));

  let next = state;
  for (const id of gone) next = withComment(next, { ...next.comments.get(id)!, isRemoved: true });
  const arrived = nodes.filter(({ id }) => !state.comments.has(id)).map(({ id }) => id);
  for (const { replies, ...node } of nodes) {
    next = withComment(next, { ...next.comments.get(node.id), ...node, isRemoved: false });
    if (!next.threads.has(node.id)) next = withPage(next, node.id, replies);
  }
  const { commentCount, isClosed, lastEventID } = story;
  next = { ...next, story: state.story && { ...state.story, commentCount, isClosed, lastEventID } };
  return withThread(next, null, { arrivals: [...threadOf(next, null).arrivals, ...arrived.reverse()] });
}
