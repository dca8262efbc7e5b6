import { useEffect, useRef } from 'react';
import { messages } from '../messages/en.js';

/** The list of keys, as a dialog of the browser's own: it keeps the focus and closes with Escape. */
export function HelpSheet({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { moderate, shortcuts } = messages;
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-heading" onClose={onClose}>
      <h2 id="help-heading">{moderate.help}</h2>
      <dl>
        {shortcuts.map(([keys, effect]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{effect}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => dialog.current?.close()}>{moderate.close}</button>
    </dialog>
  );
}
