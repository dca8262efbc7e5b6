import { codeOf } from '../../shared/client-error.js';
import { type CommentFields } from '../generated/operations.js';
import { IgnoreUser, StopIgnoringUser } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { withMark } from '../own/mine.js';
import { type StreamController } from '../stream/stream-controller.js';
import { send } from '../writing/send.js';

type Author = Pick<CommentFields['author'], 'id' | 'username'>;

/** Covers what somebody writes, or shows it again; at once, and undone where the server refuses. */
export async function setIgnored(controller: StreamController, author: Author, isOn: boolean): Promise<void> {
  const { store, server } = controller;
  const { id: userID, username } = author;
  const announcement = isOn ? writingMessages.ignored(username) : writingMessages.notIgnored(username);
  store.update((state) => ({ ...withMark(state, 'ignored', userID, isOn), announcement, failure: null }));
  try {
    if (isOn) await send(server, IgnoreUser, { input: { userID } });
    else await send(server, StopIgnoringUser, { input: { userID } });
    controller.emit(isOn ? 'ignoreUser' : 'removeUserIgnore', { userID });
  } catch (error) {
    const failure = codeOf(error);
    store.update((state) => ({ ...withMark(state, 'ignored', userID, !isOn), announcement: '', failure }));
  }
}
