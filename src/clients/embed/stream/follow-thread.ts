import { type StreamController } from './stream-controller.js';

/** Fetches what threads need, and shows the one that begins with a comment. */
export async function followThread(controller: StreamController, commentID: string): Promise<void> {
  const load = async () => ({ thread: await import('./thread-view.js') });
  if (await controller.fetch('thread', load)) await controller.parts.thread!.openThread(controller, commentID);
}
