import { run } from './formats.js';
import { elementAround, rangeWithin, select } from './selection.js';

/** The address of the link at the cursor; '' where there is none. */
export function addressAt(editor: HTMLElement): string {
  const range = rangeWithin(editor);
  return (range && elementAround(editor, range, 'a')?.getAttribute('href')) ?? '';
}

/** Makes a link of the selection, or of the link that the cursor is in; where nothing is selected the address is written. */
export function setLink(editor: HTMLElement, range: Range, href: string): void {
  select(aroundLink(editor, range));
  if (range.collapsed && !elementAround(editor, range, 'a')) writeText(editor, href.replace(/^mailto:/, ''));
  run('createLink', href);
  getSelection()?.collapseToEnd();
}

export function removeLink(editor: HTMLElement, range: Range): void {
  select(aroundLink(editor, range));
  run('unlink');
}

function aroundLink(editor: HTMLElement, range: Range): Range {
  const link = elementAround(editor, range, 'a');
  if (!link || !range.collapsed) return range;
  const whole = document.createRange();
  whole.selectNodeContents(link);
  return whole;
}

/** Writes at the cursor and leaves selected what was written. */
function writeText(editor: HTMLElement, text: string): void {
  run('insertText', text);
  const range = rangeWithin(editor);
  if (!range || range.endOffset < text.length) return;
  range.setStart(range.endContainer, range.endOffset - text.length);
  select(range);
}
