import { type ReactNode, useEffect, useId, useRef } from 'react';
import { messages } from '../messages/messages.js';
import './sheet.css';

interface SheetProps {
  readonly title: string;
  /** It is closed already, and the focus is where it was before. */
  readonly onClose: () => void;
  readonly children: (close: () => void) => ReactNode;
}

/** A dialog of the browser's own: its first field has the focus, Escape closes it, and the focus goes back. */
export function Sheet({ title, onClose, children }: SheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    dialog.current?.showModal();
    // By itself a dialog gives the focus to its first button, which closes it.
    dialog.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} className="words-sheet" aria-labelledby={heading} onClose={onClose}>
      <header>
        <h2 id={heading}>{title}</h2>
        <button type="button" className="plain" aria-label={messages.close} title={messages.close} onClick={close}>
          ✕
        </button>
      </header>
      {children(close)}
    </dialog>
  );
}
