import { useEffect, useRef } from 'react';
import { messages } from '../messages/messages.js';
import { moderateMessages as moderate } from '../messages/moderate.js';

const keys: Readonly<Record<keyof typeof moderate.keys, readonly string[]>> = {
  next: ['J', '↓'],
  previous: ['K', '↑'],
  approve: ['A'],
  reject: ['R', 'D'],
  undo: ['U'],
  arrivals: ['N'],
  queues: ['1', '2', '3'],
  help: ['?'],
};

/** The list of keys, as a dialog of the browser's own: it keeps the focus and closes with Escape. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-heading" onClose={onClose}>
      <h2 id="help-heading">{moderate.help}</h2>
      <dl>
        {(Object.keys(keys) as (keyof typeof keys)[]).map((effect) => (
          <div key={effect}>
            <dt>
              {keys[effect].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{moderate.keys[effect]}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => dialog.current?.close()}>{messages.close}</button>
    </dialog>
  );
}
