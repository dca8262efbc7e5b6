import { elementAround, rangeWithin } from './selection.js';

/** What a stretch of text can be. */
export type Format = 'bold' | 'italic' | 'spoiler' | 'link' | 'quote' | 'bullets' | 'numbers';

/**
 * `execCommand` is old and not in a standard, and it is what every browser has: it keeps the undo history, works in a
 * shadow tree, and makes elements without parsing markup. Only commands that all browsers agree on are used.
 */
const commands: Readonly<Partial<Record<Format, string>>> = {
  bold: 'bold',
  italic: 'italic',
  spoiler: 'underline',
  bullets: 'insertUnorderedList',
  numbers: 'insertOrderedList',
};

/** Switches a format of the selection on or off; links have a form of their own. */
export function toggleFormat(editor: HTMLElement, format: Exclude<Format, 'link'>): void {
  editor.focus();
  const command = commands[format];
  if (command) run(command);
  else if (!formatsAt(editor).has('quote')) run('formatBlock', 'blockquote');
  else {
    run('formatBlock', 'div');
    // Where the browser put the line into the quote instead of making it one.
    if (formatsAt(editor).has('quote')) run('outdent');
  }
}

/** The formats of where the cursor is. */
export function formatsAt(editor: HTMLElement): ReadonlySet<Format> {
  const found = new Set<Format>();
  const range = rangeWithin(editor);
  if (!range) return found;
  for (const [format, command] of Object.entries(commands)) {
    if (document.queryCommandState(command)) found.add(format as Format);
  }
  if (elementAround(editor, range, 'a')) found.add('link');
  if (elementAround(editor, range, 'blockquote')) found.add('quote');
  return found;
}

/** @returns whether the browser did it */
export function run(command: string, value?: string): boolean {
  return document.execCommand(command, false, value);
}
