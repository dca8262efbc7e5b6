import { askToSignIn } from '../account/ask-to-sign-in.js';
import { type StreamController } from '../stream/stream-controller.js';

const waiting = new WeakMap<StreamController, { readonly action: () => void; readonly askedAt: number }>();
/** Whoever signs in later than this does so for another reason. */
const keptForMs = 600_000;

/** Does it now, or once the reader has signed in, for which they are asked, and what they did here before is known. */
export function whenSignedIn(controller: StreamController, action: () => void): void {
  const { viewer, mine } = controller.state;
  if (viewer && mine) return action();
  waiting.set(controller, { action, askedAt: Date.now() });
  if (!viewer) void askToSignIn(controller, true);
  // Where it is not there yet, the visit is fetching it and what it reads.
  else void controller.parts.own?.load(controller).catch(() => controller.store.patch({ failure: 'UNREACHABLE' }));
}

/** What the reader had wanted before they signed in. */
export function resumeSignedIn(controller: StreamController): void {
  const wanted = waiting.get(controller);
  waiting.delete(controller);
  if (wanted && Date.now() - wanted.askedAt < keptForMs) wanted.action();
}
