import { codeOf } from '../../shared/client-error.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type OpenPanel } from './open-panel.js';

export function openPanel(controller: StreamController, panel: OpenPanel): void {
  controller.store.patch({ panel });
}

/** Closes whatever is open, with the focus back where it was opened from. */
export function closePanel(controller: StreamController, commentID: string): void {
  controller.store.patch({ panel: null });
  controller.focus(`#more-${CSS.escape(commentID)}`);
}

/** Says at the comment what went wrong there. */
export function showFailure(controller: StreamController, commentID: string, error: unknown): void {
  openPanel(controller, { commentID, kind: 'failure', code: codeOf(error) });
}

/** What was written into a field of a form. */
export function fieldText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
