import { type StreamComment, type StreamState, threadOf } from '../stream/stream-state.js';

/** The loaded comments as they stand on the page, replies below what they answer. */
export function readingOrder(state: StreamState, parentID: string | null = null): StreamComment[] {
  return threadOf(state, parentID).ids.flatMap((id) => {
    const comment = state.comments.get(id);
    return comment ? [comment, ...readingOrder(state, id)] : [];
  });
}

/**
 * The next of the list that fits, after `currentID` or, backwards, before it; from the other end where there is none.
 * Without a current one the search begins at the end that it comes from.
 */
export function nextThat<Item extends { readonly id: string }>(
  items: readonly Item[],
  currentID: string | null,
  fits: (item: Item) => boolean,
  isBackwards = false,
): Item | undefined {
  const inOrder = isBackwards ? items.toReversed() : items;
  const current = inOrder.findIndex(({ id }) => id === currentID);
  return [...inOrder.slice(current + 1), ...inOrder.slice(0, Math.max(0, current))].find(fits);
}
