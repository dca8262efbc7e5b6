import { type StreamComment, type StreamState, threadOf, withThread } from './stream-state.js';

/** What a comment has of what others add to it when it is posted: nothing. */
export const untouched = {
  editedAt: null,
  replyCount: 0,
  rating: null,
  tags: [],
  newsroomTags: [],
  reactionCount: 0,
  reactions: [],
};

export function withComment(state: StreamState, comment: StreamComment): StreamState {
  return { ...state, comments: new Map(state.comments).set(comment.id, comment) };
}

/** New comments stand at the top, unless the oldest are read first; new replies always stand at the end. */
export function withInserted(state: StreamState, parentID: string | null, ids: readonly string[]): StreamState {
  const thread = threadOf(state, parentID);
  const isAtEnd = parentID !== null || state.order === 'CREATED_AT_ASC';
  const added = ids.filter((id) => !thread.ids.includes(id));
  return withThread(state, parentID, {
    ids: isAtEnd ? [...thread.ids, ...added] : [...added.reverse(), ...thread.ids],
    arrivals: thread.arrivals.filter((id) => !ids.includes(id)),
  });
}

/** What everybody may see and what therefore counts. */
export function isPublic({ status, isRemoved }: StreamComment): boolean {
  return !isRemoved && (!status || status === 'NONE' || status === 'APPROVED');
}
