import { type ReactNode, useEffect, useRef } from 'react';

interface CaseCardProps {
  readonly id: string;
  /** Of the heading's element. */
  readonly labelledBy: string;
  /** Changes when the case is decided and its form is gone: the focus stays at the card then. */
  readonly state: string;
  readonly isFocused: boolean;
  readonly isTabStop: boolean;
  readonly onFocus: (id: string) => void;
  readonly children: ReactNode;
}

/** What every case is shown in. Tab reaches one card of the list; the keys reach the others. */
export function CaseCard({ id, labelledBy, state, isFocused, isTabStop, onFocus, children }: CaseCardProps) {
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isFocused && !element.current!.contains(document.activeElement)) element.current!.focus();
  }, [isFocused]);
  useEffect(() => {
    if (isFocused && document.activeElement === document.body) element.current!.focus();
  }, [isFocused, state]);
  return (
    <article
      ref={element}
      className="card case"
      tabIndex={isTabStop ? 0 : -1}
      aria-labelledby={labelledBy}
      onFocus={() => onFocus(id)}
    >
      {children}
    </article>
  );
}
