import { type StreamController } from '../stream/stream-controller.js';

const waiting = new WeakMap<StreamController, { readonly action: () => void; readonly askedAt: number }>();
/** Whoever signs in later than this does so for another reason. */
const keptForMs = 600_000;

/** Does it now, or once the reader has signed in, for which they are asked. */
export function whenSignedIn(controller: StreamController, action: () => void): void {
  if (controller.state.viewer) return action();
  waiting.set(controller, { action, askedAt: Date.now() });
  void controller.askToSignIn(true);
}

/** What the reader had wanted before they signed in. */
export function resumeSignedIn(controller: StreamController): void {
  const wanted = waiting.get(controller);
  waiting.delete(controller);
  if (wanted && Date.now() - wanted.askedAt < keptForMs) wanted.action();
}
