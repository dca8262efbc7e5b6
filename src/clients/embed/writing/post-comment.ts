import { type StreamController } from '../stream/stream-controller.js';
import { EditComment } from '../generated/writing.js';
import { statusText, writingMessages } from '../messages/writing.js';
import { withComment } from '../stream/stream-changes.js';
import { courierOf } from './courier.js';
import { draftFor } from './draft.js';
import { localIDOf } from './own-copy.js';
import { send } from './send.js';
import { type Written } from './written.js';

/** Shows the comment at once and sends it. @returns a code where it could not be taken */
export function postComment(
  controller: StreamController,
  parentID: string | null,
  written: Written,
): 'OUTBOX_FULL' | undefined {
  const { viewer, story } = controller.state;
  const place = { viewerID: viewer!.id, storyID: story!.id, parentID };
  const item = { ...written, ...place, id: crypto.randomUUID(), writtenAt: Date.now() };
  const problem = courierOf(controller).take(item);
  if (problem) return problem;
  controller.store.patch({ composing: null });
  controller.focusComment(localIDOf(item));
  return undefined;
}

/** Opens what was refused in a composer again, before whatever has been begun there since. */
export function rework(controller: StreamController, localID: string): Promise<void> {
  const item = courierOf(controller).discard(localID);
  if (!item) return Promise.resolve();
  const { storyID, parentID: commentID, body, rating, tags } = item;
  const composing = { kind: commentID === null ? 'comment' : 'reply', commentID } as const;
  const draft = draftFor(storyID, composing);
  draft.write({ rating, tags, ...draft.read(), body: body + (draft.read()?.body ?? '') });
  return controller.compose(composing);
}

/** @throws ClientError */
export async function saveEdit(
  controller: StreamController,
  commentID: string,
  body: string,
  insists: boolean,
): Promise<void> {
  const { store, server } = controller;
  const input = { commentID, body, clientMutationID: crypto.randomUUID(), insists };
  const { editComment } = await send(server, EditComment, { input });
  const { comment, status, editableUntil } = editComment.comment;
  store.update((state) => ({
    ...withComment(state, { ...state.comments.get(commentID), ...comment, status, editableUntil }),
    composing: null,
    announcement: statusText(status) ?? writingMessages.saved,
  }));
  controller.emit('editComment', { commentID, status });
}
