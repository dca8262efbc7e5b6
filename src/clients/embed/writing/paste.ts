import { richTextToPlain } from '../../shared/plain-text.js';
import { type RichElement } from '../../shared/rich-text.js';
import { editorNodes } from './editor-nodes.js';
import { run } from './formats.js';
import { maxPastedLength, readPastedHTML } from './pasted-html.js';
import { writeBody } from './rich-body.js';
import { rangeWithin, select, selectEndOf } from './selection.js';

/** Puts what comes from elsewhere at the cursor: its words, and as much of its structure as comments have. */
export function insertFrom(editor: HTMLElement, data: DataTransfer): void {
  const html = data.getData('text/html');
  const blocks = html && html.length <= maxPastedLength ? readPastedHTML(html) : [];
  const text = data.getData('text/plain');
  if (blocks.some(hasStructure)) insertBlocks(editor, blocks);
  // Written as if typed, it can be undone.
  else run('insertText', text || richTextToPlain(writeBody(blocks)));
}

function hasStructure({ tag, children }: RichElement): boolean {
  return tag !== 'p' || children.some((child) => typeof child !== 'string' && child.tag !== 'br');
}

/** Takes what is around the cursor apart, so that blocks stand between blocks. */
function insertBlocks(editor: HTMLElement, blocks: readonly RichElement[]): void {
  const range = rangeWithin(editor);
  if (!range) return;
  range.deleteContents();
  range.setEnd(editor, editor.childNodes.length);
  const rest = range.extractContents();
  if (!editor.lastChild?.textContent) editor.lastChild?.remove();
  const nodes = editorNodes(blocks, document);
  editor.append(...nodes);
  if (rest.textContent) editor.append(rest);
  const last = nodes.at(-1);
  if (last) selectEndOf(last.lastChild ?? last);
  editor.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

/** Where something is dropped, as a selection. */
export function selectPoint(editor: HTMLElement, { clientX, clientY }: MouseEvent): void {
  const range = document.caretRangeFromPoint?.(clientX, clientY);
  if (range && editor.contains(range.startContainer)) select(range);
}
