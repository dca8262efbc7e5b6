/** Where the selection is within an element of a shadow tree, which browsers tell in three different ways. */
export function rangeWithin(editor: HTMLElement): Range | undefined {
  const root = editor.getRootNode() as ShadowRoot & { getSelection?(): Selection | null };
  const selection = root.getSelection?.() ?? getSelection();
  if (!selection || selection.rangeCount === 0) return undefined;
  const composed = root.getSelection ? undefined : selection.getComposedRanges?.({ shadowRoots: [root] })[0];
  const { startContainer, startOffset, endContainer, endOffset } = composed ?? selection.getRangeAt(0);
  if (!editor.contains(startContainer) || !editor.contains(endContainer)) return undefined;
  const range = document.createRange();
  range.setStart(startContainer, startOffset);
  range.setEnd(endContainer, endOffset);
  return range;
}

export function select({ startContainer, startOffset, endContainer, endOffset }: Range): void {
  getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
}

/** Puts the cursor behind everything. */
export function selectEndOf(node: Node): void {
  const range = document.createRange();
  range.selectNodeContents(node);
  range.collapse(false);
  select(range);
}

/** The nearest element with this name around where the selection begins. */
export function elementAround(editor: HTMLElement, range: Range, name: string): HTMLElement | undefined {
  const { startContainer } = range;
  const start = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  const found = start?.closest<HTMLElement>(name);
  return found && editor.contains(found) && found !== editor ? found : undefined;
}
