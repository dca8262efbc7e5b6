import { readOperation } from '../../shared/graphql-read.js';
import { codeOf } from '../../shared/client-error.js';
import { StoryThread } from '../generated/story-thread.js';
import { markAddress } from './page-address.js';
import { withComment } from './stream-changes.js';
import { type StreamController } from './stream-controller.js';
import { threadPage, withList } from './stream-lists.js';
import { type StreamState, withPage } from './stream-state.js';

export { ThreadBar } from '../components/thread-bar.js';

/** The first page of somebody who came for one comment: its thread; the story's comments where it is not to be seen. */
export async function readThread(controller: StreamController, commentID: string) {
  const { comment, story, ...rest } = await readOperation(controller.server.url, StoryThread, {
    ...controller.address,
    commentID,
  });
  if (!story || !comment || comment.storyID !== story.id) {
    // A page with several streams names a comment of one of them.
    if (comment) controller.store.patch({ target: null });
    return controller.readPage(null);
  }
  controller.store.update((state) => withList(state, ':THREAD', commentID));
  return { ...rest, story: { ...story, comments: threadPage(comment) } };
}

/** Goes from the story's comments into one thread, focus and address included. */
export async function openThread(controller: StreamController, commentID: string): Promise<void> {
  const { store, server, state } = controller;
  try {
    const variables = { id: state.story!.id, commentID };
    const { comment } = await readOperation(server.url, StoryThread, variables);
    if (!comment) return store.update((current) => withRemoved(current, commentID));
    store.update((current) => withPage(withList(current, ':THREAD', commentID), ':THREAD', threadPage(comment)));
    markAddress(commentID);
    controller.focusComment(commentID);
  } catch (error) {
    store.patch({ failure: codeOf(error) });
  }
}

/** It went before anybody could say so: its line stays. */
function withRemoved(state: StreamState, id: string): StreamState {
  const comment = state.comments.get(id);
  return comment ? withComment(state, { ...comment, isRemoved: true }) : state;
}
