import { ClientError, codeOf } from '../../shared/client-error.js';
import { readOperation } from '../../shared/graphql-read.js';
import { CommentReplies } from '../generated/comment-replies.js';
import { EarlierComments, FeaturedComments, StoryQuestions } from '../generated/stream-lists.js';
import { markAddress } from './page-address.js';
import { type StreamController } from './stream-controller.js';
import { withEarlierPage, withList } from './stream-lists.js';
import { withInserted } from './stream-changes.js';
import { type ListKey, type Page, threadOf, topLevel, withPage, withThread } from './stream-state.js';

const commentsPerPage = 20;
/** Whoever goes on reading gets more replies at a time. Few different sizes: each is a read that caches keep apart. */
const repliesPerPage = (shown: number) => (shown < 10 ? 10 : shown < 40 ? 20 : 50);

export function loadMore(controller: StreamController): Promise<void> {
  const { list, story } = controller.state;
  return extend(controller, list, async (after) => {
    await extendList(controller, list, after);
    controller.emit('loadMoreAllComments', { storyID: story!.id, shown: shownIn(controller, list) });
  });
}

export function loadReplies(controller: StreamController, parentID: string): Promise<void> {
  const first = repliesPerPage(shownIn(controller, parentID));
  return extend(controller, parentID, async (after) => {
    const variables = { id: parentID, first, after };
    const { comment } = await readOperation(controller.server.url, CommentReplies, variables);
    if (!comment) throw new ClientError('NOT_FOUND');
    controller.store.update((state) => withPage(state, parentID, comment.replies));
    controller.emit('showMoreReplies', { commentID: parentID, shown: shownIn(controller, parentID) });
  });
}

/** Goes back in a list that was opened at its end. What is being read stays where it is on the screen. */
export async function loadEarlier(controller: StreamController): Promise<void> {
  const { state, store, server, root } = controller;
  const [first] = threadOf(state, topLevel).ids;
  await guarded(controller, topLevel, async () => {
    const before = threadOf(state, topLevel).startCursor!;
    const variables = { id: state.story!.id, orderBy: state.order, last: commentsPerPage, before };
    const { story } = await readOperation(server.url, EarlierComments, variables);
    if (!story) throw new ClientError('NOT_FOUND');
    const place = () => root.getElementById(`comment-${first}`)?.getBoundingClientRect().top ?? 0;
    const placeBefore = place();
    store.update((current) => withEarlierPage(current, story.comments));
    const { ids } = threadOf(store.state, topLevel);
    queueMicrotask(() => {
      scrollBy({ top: place() - placeBefore, behavior: 'instant' });
      const nearest = root.getElementById(`comment-${ids[ids.indexOf(first!) - 1]}`);
      nearest?.focus({ preventScroll: true });
    });
  });
}

/** Shows another list of the story; it is read when it is first asked for, and then stays as it was left. */
export async function showList(controller: StreamController, list: ListKey): Promise<void> {
  if (controller.state.target) markAddress(null);
  controller.store.update((state) => withList(state, list, null));
  const { ids } = threadOf(controller.state, list);
  if (ids.length > 0) return;
  // A page that was opened at one thread has not read the others.
  if (list === topLevel) return controller.load();
  await guarded(controller, list, () => extendList(controller, list, null));
}

/** Puts what came in live into its list and takes the reader there. */
export async function showArrivals(controller: StreamController, parentID: string | null): Promise<void> {
  if (!parentID && controller.state.list !== topLevel) await showList(controller, topLevel);
  const { arrivals } = threadOf(controller.state, parentID);
  controller.store.update((state) => withInserted(state, parentID, arrivals));
  const count = arrivals.length;
  if (parentID) controller.emit('viewNewReplies', { commentID: parentID, count });
  else controller.emit('viewNewComments', { storyID: controller.state.story!.id, count });
  const { ids } = threadOf(controller.state, parentID);
  controller.focusComment(ids.find((id) => arrivals.includes(id)));
}

function shownIn({ state }: StreamController, key: string): number {
  return threadOf(state, key).ids.length;
}

async function extendList(controller: StreamController, list: ListKey, after: string | null): Promise<void> {
  const comments = await readList(controller, list, after);
  controller.store.update((state) => withPage(state, list, comments));
}

async function readList(controller: StreamController, list: ListKey, after: string | null): Promise<Page> {
  const { server, state } = controller;
  const variables = { id: state.story!.id, first: commentsPerPage, after };
  switch (list) {
    case ':FEATURED':
      return commentsOf(await readOperation(server.url, FeaturedComments, variables));
    case ':ANSWERED':
    case ':UNANSWERED':
      return commentsOf(
        await readOperation(server.url, StoryQuestions, { ...variables, answered: list === ':ANSWERED' }),
      );
    case ':THREAD':
    case topLevel:
      return commentsOf(await controller.readPage(after));
  }
}

function commentsOf({ story }: { readonly story: { readonly comments: Page } | null }): Page {
  if (!story) throw new ClientError('NOT_FOUND');
  return story.comments;
}

/** One keyset step, and the focus to what it brought. */
function extend(
  controller: StreamController,
  key: string,
  step: (after: string | null) => Promise<void>,
): Promise<void> {
  const { ids, endCursor } = threadOf(controller.state, key);
  return guarded(controller, key, async () => {
    await step(endCursor);
    controller.focusComment(threadOf(controller.state, key).ids[ids.length]);
  });
}

/** One step at a time for each list, of which the page that it brings is the end; after a failure the button stays. */
async function guarded(controller: StreamController, key: string, step: () => Promise<void>): Promise<void> {
  const { store } = controller;
  const say = (failure: string | null, isLoading: boolean) =>
    store.update((state) => withThread({ ...state, failure }, key, { isLoading }));
  if (threadOf(store.state, key).isLoading) return;
  say(null, true);
  try {
    await step();
  } catch (error) {
    const code = codeOf(error);
    controller.emit('error', { code, during: 'loadMore' });
    say(code, false);
  }
}
