import { writingMessages } from '../messages/writing.js';
import { type StreamController } from '../stream/stream-controller.js';
import { closePanel, openPanel } from './panels.js';

/** The page's address with this comment in it: the stream opens there. */
export function permalinkOf(commentID: string, page = location.href): string {
  const url = new URL(page);
  url.hash = '';
  url.searchParams.set('commentID', commentID);
  return url.href;
}

/** With the device's own way to share where it has one, else by the clipboard, else by showing the address. */
export async function share(controller: StreamController, commentID: string): Promise<void> {
  const url = permalinkOf(commentID);
  closePanel(controller, commentID);
  try {
    if (navigator.canShare?.({ url })) {
      await navigator.share({ url, title: document.title });
    } else {
      await navigator.clipboard.writeText(url);
      openPanel(controller, { commentID, kind: 'told', text: writingMessages.linkCopied });
    }
    controller.emit('copyPermalink', { commentID });
  } catch (error) {
    const isCalledOff = error instanceof DOMException && error.name === 'AbortError';
    if (!isCalledOff) openPanel(controller, { commentID, kind: 'link', url });
  }
}
