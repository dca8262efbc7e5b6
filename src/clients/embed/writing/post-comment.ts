import { codeOf } from '../../shared/client-error.js';
import { plainToRichText, richTextToPlain } from '../../shared/plain-text.js';
import { type OwnCommentFields } from '../generated/operations.js';
import { CreateComment, EditComment } from '../generated/writing.js';
import { statusText, writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { isPublic, untouched, withComment, withInserted } from '../stream/stream-changes.js';
import { type StreamComment, type StreamState, threadOf, withThread } from '../stream/stream-state.js';
import { type Draft, draftFor } from './draft.js';
import { send } from './send.js';

const localPrefix = 'local-';

/** Shows the comment at once and sends it. Its local id holds the idempotency key, so that a retry never posts twice. */
export function postComment(controller: StreamController, parentID: string | null, text: string): Promise<void> {
  const { store } = controller;
  const id = localPrefix + crypto.randomUUID();
  const author = { ...store.state.viewer!, role: 'COMMENTER' as const };
  const createdAt = new Date().toISOString();
  const body = plainToRichText(text);
  const comment = { ...untouched, id, key: id, parentID, body, createdAt, author };
  store.update((state) => ({
    ...withInserted(withComment(state, comment), parentID, [id]),
    composing: null,
  }));
  controller.focusComment(id);
  return deliver(controller, id);
}

/** Sends a comment that is shown already, for the first time or again. A refusal is shown with the comment. */
export async function deliver(controller: StreamController, localID: string): Promise<void> {
  const { store, server } = controller;
  const comment = store.state.comments.get(localID)!;
  draftOf(store.state, comment).write('');
  store.update((state) => withComment(state, { ...comment, delivery: { isSending: true } }));
  const clientMutationID = localID.slice(localPrefix.length);
  const input = { storyID: store.state.story!.id, parentID: comment.parentID, body: comment.body, clientMutationID };
  try {
    const { createComment } = await send(server, CreateComment, { input });
    store.update((state) => withDelivered(state, localID, createComment.comment));
    tellPosted(controller, createComment.comment);
  } catch (error) {
    const failure = codeOf(error);
    // Should the page go now, or the session end, what was written is still there.
    draftOf(store.state, comment).write(richTextToPlain(comment.body));
    store.update((state) => withComment(state, { ...comment, delivery: { isSending: false, failure } }));
    controller.emit('error', { code: failure, during: 'write' });
    if (failure === 'STORY_CLOSED') store.update((state) => ({ ...state, story: { ...state.story!, isClosed: true } }));
  }
}

/** Takes a comment that could not be sent off the page. */
export function discard({ store }: StreamController, localID: string): void {
  draftOf(store.state, store.state.comments.get(localID)!).write('');
  store.update((state) => withoutComment(state, localID));
}

/** @throws ClientError */
export async function saveEdit(controller: StreamController, commentID: string, text: string): Promise<void> {
  const { store, server } = controller;
  const input = { commentID, body: plainToRichText(text), clientMutationID: crypto.randomUUID() };
  const { editComment } = await send(server, EditComment, { input });
  const { comment, status, editableUntil } = editComment.comment;
  store.update((state) => ({
    ...withComment(state, { ...state.comments.get(commentID), ...comment, status, editableUntil }),
    composing: null,
    announcement: statusText(status) ?? writingMessages.saved,
  }));
  controller.emit('editComment', { commentID, status });
}

function tellPosted(controller: StreamController, { comment: { id, parentID }, status }: OwnCommentFields): void {
  const posted = { storyID: controller.state.story!.id, commentID: id, status };
  if (parentID === null) controller.emit('createComment', posted);
  else controller.emit('createCommentReply', { ...posted, parentID });
}

function draftOf({ story }: StreamState, { parentID }: Pick<StreamComment, 'parentID'>): Draft {
  return draftFor(story!.id, { kind: parentID === null ? 'comment' : 'reply', commentID: parentID });
}

/** The server's comment in the place of the local one, whether or not a live event was faster than the answer. */
function withDelivered(
  state: StreamState,
  localID: string,
  { comment, status, editableUntil }: OwnCommentFields,
): StreamState {
  const { id, parentID } = comment;
  const known = state.comments.get(id);
  const { ids, arrivals } = threadOf(state, parentID);
  const delivered = { ...comment, key: localID, status, editableUntil };
  let next = withComment(withoutComment(state, localID), delivered);
  next = withThread(next, parentID, {
    ids: ids.filter((each) => each !== id).map((each) => (each === localID ? id : each)),
    arrivals: arrivals.filter((each) => each !== id),
  });
  if (!known && isPublic(delivered)) next = withOneMore(next, parentID);
  return { ...next, announcement: statusText(status) ?? writingMessages.posted };
}

function withOneMore(state: StreamState, parentID: string | null): StreamState {
  const story = state.story && { ...state.story, commentCount: state.story.commentCount + 1 };
  const parent = parentID === null ? undefined : state.comments.get(parentID);
  return { ...(parent ? withComment(state, { ...parent, replyCount: parent.replyCount + 1 }) : state), story };
}

function withoutComment(state: StreamState, id: string): StreamState {
  const comments = new Map(state.comments);
  const parentID = comments.get(id)?.parentID ?? null;
  comments.delete(id);
  const { ids } = threadOf(state, parentID);
  return withThread({ ...state, comments }, parentID, { ids: ids.filter((each) => each !== id) });
}
