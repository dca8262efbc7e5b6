/**
 * The keys of the ARIA feed pattern: Page Down and Page Up go from comment to comment (replies too),
 * Control with End or Home leaves the feed after or before it. A text field keeps its own keys.
 */
export function moveInFeed(event: KeyboardEvent): void {
  const feed = event.currentTarget as HTMLElement;
  const target = event.target as HTMLElement;
  if (target.matches('textarea, input, select, [contenteditable]')) return;
  const destination = destinationOf(event, feed, target);
  if (!destination) return;
  event.preventDefault();
  destination.focus();
}

function destinationOf(
  { key, ctrlKey }: KeyboardEvent,
  feed: HTMLElement,
  target: HTMLElement,
): HTMLElement | undefined {
  if (ctrlKey && (key === 'Home' || key === 'End')) {
    const stops = feed.closest('section')!.querySelectorAll<HTMLElement>('button:enabled, select, a[href]');
    const outside = [...stops].filter((stop) => !feed.contains(stop) && stop.checkVisibility());
    const wanted = key === 'Home' ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
    const matches = outside.filter((stop) => feed.compareDocumentPosition(stop) & wanted);
    return key === 'Home' ? matches.at(-1) : matches[0];
  }
  if (key !== 'PageDown' && key !== 'PageUp') return undefined;
  const articles = [...feed.querySelectorAll<HTMLElement>('article')];
  const current = articles.indexOf(target.closest('article')!);
  return articles[current + (key === 'PageDown' ? 1 : -1)];
}
