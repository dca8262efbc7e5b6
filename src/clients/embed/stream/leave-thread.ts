import { type StreamController } from './stream-controller.js';
import { threadOf, topLevel } from './stream-state.js';

/** Goes from one thread to all comments: to the one that it began with, where that is among them. */
export async function leaveThread(controller: StreamController): Promise<void> {
  const { target } = controller.state;
  await controller.parts.reading?.showList(controller, topLevel);
  const { ids } = threadOf(controller.state, topLevel);
  controller.focusComment(ids.find((id) => id === target) ?? ids[0]);
}
