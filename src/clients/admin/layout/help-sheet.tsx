import { useEffect, useRef } from 'react';
import { messages } from '../messages/messages.js';

interface HelpSheetProps<Effect extends string> {
  readonly heading: string;
  /** The keys of each effect, in the order in which they are shown. */
  readonly keys: Readonly<Record<Effect, readonly string[]>>;
  /** What each does, in words. */
  readonly effects: Readonly<Record<Effect, string>>;
  readonly onClose: () => void;
}

/** The list of a screen's keys, as a dialog of the browser's own: it keeps the focus and closes with Escape. */
export function HelpSheet<Effect extends string>({ heading, keys, effects, onClose }: HelpSheetProps<Effect>) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="help" aria-labelledby="help-heading" onClose={onClose}>
      <h2 id="help-heading">{heading}</h2>
      <dl>
        {(Object.keys(keys) as Effect[]).map((effect) => (
          <div key={effect}>
            <dt>
              {keys[effect].map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{effects[effect]}</dd>
          </div>
        ))}
      </dl>
      <button onClick={() => dialog.current?.close()}>{messages.close}</button>
    </dialog>
  );
}
