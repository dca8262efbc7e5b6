import { type StreamController } from '../stream/stream-controller.js';

/** Opens the sign-in form above the comments, unless the page does it its own way; or closes it (false). */
export async function askToSignIn(controller: StreamController, isSigningIn: boolean): Promise<void> {
  if (isSigningIn) {
    if (!controller.emit('loginPrompt', {})) return;
    if (!(await controller.fetch('AccountForm', () => import('./account-form.js')))) return;
  }
  controller.store.patch({ isSigningIn });
  if (!isSigningIn) controller.focus('.top .link');
}
