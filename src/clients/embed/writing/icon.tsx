/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';

/** Strokes on a field of 24 by 24. */
const strokes = {
  bold: 'M7 5h6a3.5 3.5 0 0 1 0 7H7zM7 12h7a3.5 3.5 0 0 1 0 7H7z',
  italic: 'M10 5h8M6 19h8M14 5l-4 14',
  quote: 'M5 5v14M10 8h9M10 12h9M10 16h6',
  bullets: 'M10 6h10M10 12h10M10 18h10M5 6h.01M5 12h.01M5 18h.01',
  numbers: 'M11 6h9M11 12h9M11 18h9M4 5l1.5-1v5M4 15.5c0-2 3-2 3 0 0 1-3 2.5-3 4h3',
  spoiler:
    'M4 4l16 16M10 6.2c6-1.5 10 3.5 11 5.8-.5 1-1.5 2.5-3 3.8M6 8c-1.7 1.3-2.5 3-3 4 1.5 3 5 6 9 6 1.2 0 2.3-.2 3.3-.6',
  link: 'M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1',
} as const;

export function Icon({ name }: { readonly name: keyof typeof strokes }) {
  return (
    <svg viewBox="0 0 24 24" width="20" height="20" fill="none" aria-hidden="true" class="icon">
      <path d={strokes[name]} />
    </svg>
  );
}
