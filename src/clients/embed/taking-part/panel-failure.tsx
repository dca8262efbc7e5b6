/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { writingFailureText, writingMessages } from '../messages/writing.js';
import { whenSignedIn } from '../own/signed-in.js';
import { type StreamController } from '../stream/stream-controller.js';

interface FailureProps {
  readonly code: string | null;
  readonly controller: StreamController;
  /** Sends the form once more, after a sign-in. */
  readonly again: () => void;
}

/** Why a form was refused; where signing in would help, with the way to it. */
export function PanelFailure({ code, controller, again }: FailureProps) {
  if (code === null) return null;
  const needsAccount = code === 'UNAUTHENTICATED';
  return (
    <div class="failure" role="alert">
      <p>{needsAccount ? writingMessages.report.signInFirst : writingFailureText(code)}</p>
      {needsAccount && (
        <button type="button" class="button is-small" onClick={() => whenSignedIn(controller, again)}>
          {writingMessages.account.signIn}
        </button>
      )}
    </div>
  );
}
