import { useEffect, useRef } from 'react';
import { caseMessages as cases } from '../../messages/cases.js';
import { messages } from '../../messages/messages.js';

const keys: Readonly<Record<keyof typeof cases.keys, readonly string[]>> = {
  next: ['J', '↓'],
  previous: ['K', '↑'],
  answer: ['A'],
  leave: ['Esc'],
  help: ['?'],
};

/** The list of keys, as a dialog of the browser's own: it keeps the focus and closes with Escape. */
export function CaseHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-heading" onClose={onClose}>
      <h2 id="help-heading">{cases.help}</h2>
      <dl>
        {(Object.keys(keys) as (keyof typeof keys)[]).map((effect) => (
          <div key={effect}>
            <dt>
              {keys[effect].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{cases.keys[effect]}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => dialog.current?.close()}>{messages.close}</button>
    </dialog>
  );
}
