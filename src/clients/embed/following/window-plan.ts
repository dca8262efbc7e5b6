/** A stretch of the feed, in pixels from its top. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/** An entry that is drawn, or empty room in place of the entries `from` up to, but not including, `to`. */
export type WindowPart = { readonly index: number } | Room;

export interface Room extends Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * What of a long list is drawn: the entries that meet the stretch, and those to be kept whatever happens, such as the one
 * that has the focus. Everything else is room of the same height, so that nothing moves.
 */
export function planWindow(
  heights: readonly number[],
  stretch: Stretch,
  kept: ReadonlySet<number> = new Set(),
): WindowPart[] {
  const parts: WindowPart[] = [];
  let room: Room | null = null;
  let top = 0;
  heights.forEach((height, index) => {
    const bottom = top + height;
    const isDrawn = (bottom > stretch.top && top < stretch.bottom) || kept.has(index);
    if (isDrawn) {
      if (room) parts.push(room);
      room = null;
      parts.push({ index });
    } else {
      room = room ? { ...room, to: index + 1, bottom } : { from: index, to: index + 1, top, bottom };
    }
    top = bottom;
  });
  if (room) parts.push(room);
  return parts;
}

/** Whether what is seen has come so near to empty room that the window has to move. */
export function needsAnother(parts: readonly WindowPart[], stretch: Stretch): boolean {
  return parts.some((part) => 'from' in part && part.bottom > stretch.top && part.top < stretch.bottom);
}
