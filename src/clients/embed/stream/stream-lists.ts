import { type CommentFields, type StoryThreadResult } from '../generated/operations.js';
import { untouched } from './stream-changes.js';
import { type ListKey, type Page, type StreamState, threadOf, topLevel, withPage, withThread } from './stream-state.js';

type FollowedComment = NonNullable<StoryThreadResult['comment']>;

/** The list of one thread: the comments above the one that is followed, and that one with its replies. */
export function threadPage({ ancestors, storyID: _storyID, ...comment }: FollowedComment): Page {
  const path = [...ancestors, comment];
  const nodes = path.map((one, index) => one ?? goneComment(index, path[index + 1], comment.createdAt));
  return { nodes, pageInfo: { hasNextPage: false, endCursor: null } };
}

/** Stands where readers may not see a comment any more; its reply may tell its id. */
function goneComment(index: number, reply: CommentFields | null | undefined, createdAt: string) {
  const author = { id: '', username: '', role: 'COMMENTER' as const };
  const id = reply?.parentID ?? `:gone-${index}`;
  return { ...untouched, id, parentID: null, body: '', createdAt, author, isRemoved: true };
}

/** The state with the list of a thread begun anew. */
export function withList(state: StreamState, list: ListKey, target: string | null): StreamState {
  const next = { ...state, list, target, failure: null };
  if (list !== ':THREAD') return next;
  const threads = new Map(state.threads);
  threads.delete(list);
  return { ...next, threads };
}

/** The state with an earlier page before a list that was opened at its end. */
export function withEarlierPage(state: StreamState, page: Page): StreamState {
  const { ids, endCursor, hasNextPage } = threadOf(state, topLevel);
  const next = withPage(withThread(state, topLevel, { ids: [] }), topLevel, page);
  const earlier = threadOf(next, topLevel).ids;
  const later = ids.filter((id) => !earlier.includes(id));
  return withThread(next, topLevel, { ids: [...earlier, ...later], endCursor, hasNextPage });
}

/** The lists of a story that readers choose between; where there is one only, nothing is to be chosen. */
export function tabsOf({ story }: StreamState): readonly { readonly list: ListKey; readonly count: number | null }[] {
  const { mode, featuredCount, answeredCount, unansweredCount } = story!;
  return [
    { list: topLevel, count: null },
    ...(mode === 'QA'
      ? ([
          { list: ':UNANSWERED', count: unansweredCount },
          { list: ':ANSWERED', count: answeredCount },
        ] as const)
      : []),
    ...(featuredCount > 0 ? [{ list: ':FEATURED', count: featuredCount } as const] : []),
  ];
}
