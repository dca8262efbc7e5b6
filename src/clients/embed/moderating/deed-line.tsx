/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { moderatingFailureText, moderatingMessages } from '../messages/moderating.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { doAct } from './desk.js';
import { type Act, type Deed, withDeed } from './moderating-state.js';

/** What was done at a comment, with the way back; or why it was not. Has the focus, because what had it is gone. */
export function DeedLine({ comment, controller, deed }: PartProps & { readonly deed: Deed }) {
  const { id, author } = comment;
  const { undo, anyway, close, whose } = moderatingMessages;
  const { act, phase, code } = deed;
  const isFailed = phase === 'failed';
  const text = isFailed ? moderatingFailureText(code!) : doneText(act);
  const button = (label: string, onClick: () => void) => (
    <button key={label} class="button is-small" aria-label={whose(label, author.username)} onClick={onClick}>
      {label}
    </button>
  );
  const dismiss = () => {
    controller.store.update((state) => withDeed(state, id, null));
    controller.focus(`#moderate-${CSS.escape(id)}`);
  };
  return (
    <div
      id={`deed-${id}`}
      class={`outcome ${isFailed ? 'failure' : 'notice is-staff'}`}
      role="group"
      aria-label={whose(text, author.username)}
      tabIndex={-1}
    >
      <p>{text}</p>
      <span class="tools">
        {code === 'COMMENT_CLAIMED' && button(anyway, () => void doAct(controller, id, act, true))}
        {deed.undo && (
          <button
            class="button is-small"
            // Keeps the focus while what it takes back is on its way.
            aria-disabled={phase === 'sending'}
            aria-label={whose(undo, author.username)}
            onClick={() => phase === 'done' && void doAct(controller, id, deed.undo!)}
          >
            {undo}
          </button>
        )}
        {button(close, dismiss)}
      </span>
    </div>
  );
}

function doneText(act: Act): string {
  const { done, rejection } = moderatingMessages;
  const reason = act.verb === 'reject' && act.code ? `: ${rejection.reasons[act.code]}` : '';
  return done[act.verb] + reason;
}
