import { DisagreeWithComment, WithdrawDisagreement } from '../generated/taking-part.js';
import { writingMessages } from '../messages/writing.js';
import { withMark } from '../own/mine.js';
import { type StreamController } from '../stream/stream-controller.js';
import { send } from '../writing/send.js';
import { openPanel, showFailure } from './panels.js';

/** Notes that the viewer disagrees, which is no report: no moderator is asked to look because of it. */
export async function setDisagreed(controller: StreamController, commentID: string, isOn: boolean): Promise<void> {
  const { store, server } = controller;
  try {
    const input = { commentID };
    if (isOn) await send(server, DisagreeWithComment, { input });
    else await send(server, WithdrawDisagreement, { input });
    store.update((state) => withMark(state, 'disagreed', commentID, isOn));
    const text = isOn ? writingMessages.disagreed : writingMessages.disagreementWithdrawn;
    openPanel(controller, { commentID, kind: 'told', text });
  } catch (error) {
    showFailure(controller, commentID, error);
  }
}
