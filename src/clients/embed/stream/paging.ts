import { ClientError, codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { CommentReplies } from '../generated/comment-replies.js';
import { type StreamController } from './stream-controller.js';
import { threadOf, withInserted, withNextPage, withReplies, withThread } from './stream-state.js';

const repliesPerPage = 10;

export function loadMore(controller: StreamController): Promise<void> {
  return extend(controller, null, async (after) => {
    const { story } = await controller.readPage(after);
    controller.store.update((state) => withNextPage(state, story.comments));
    controller.emit('loadMoreAllComments', { storyID: story.id, shown: shownIn(controller, null) });
  });
}

export function loadReplies(controller: StreamController, parentID: string): Promise<void> {
  return extend(controller, parentID, async (after) => {
    const variables = { id: parentID, first: repliesPerPage, after };
    const { comment } = await readOperation(controller.server.url, CommentReplies, variables);
    if (!comment) throw new ClientError('NOT_FOUND');
    controller.store.update((state) => withReplies(state, parentID, comment.replies));
    controller.emit('showMoreReplies', { commentID: parentID, shown: shownIn(controller, parentID) });
  });
}

/** Puts what came in live into its list and takes the reader there. */
export function showArrivals(controller: StreamController, parentID: string | null): void {
  const { arrivals } = threadOf(controller.state, parentID);
  controller.store.update((state) => withInserted(state, parentID, arrivals));
  const count = arrivals.length;
  if (parentID) controller.emit('viewNewReplies', { commentID: parentID, count });
  else controller.emit('viewNewComments', { storyID: controller.state.story!.id, count });
  const { ids } = threadOf(controller.state, parentID);
  controller.focusComment(ids.find((id) => arrivals.includes(id)));
}

function shownIn({ state }: StreamController, parentID: string | null): number {
  return threadOf(state, parentID).ids.length;
}

/** One keyset step, one at a time for each list, and the focus to what it brought; after a failure the button stays. */
async function extend(
  controller: StreamController,
  parentID: string | null,
  step: (after: string | null) => Promise<void>,
): Promise<void> {
  const { ids, endCursor, isLoading } = threadOf(controller.state, parentID);
  if (isLoading) return;
  let failure: string | null = null;
  controller.store.update((state) => withThread({ ...state, failure }, parentID, { isLoading: true }));
  try {
    await step(endCursor);
    controller.focusComment(threadOf(controller.state, parentID).ids[ids.length]);
  } catch (error) {
    failure = codeOf(error);
    controller.emit('error', { code: failure, during: 'loadMore' });
  }
  controller.store.update((state) => withThread({ ...state, failure }, parentID, { isLoading: false }));
}
