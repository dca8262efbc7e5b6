/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { type StreamController } from '../stream/stream-controller.js';
import { topLevel } from '../stream/stream-state.js';
import { needsAnother, planWindow, type Stretch, type WindowPart } from './window-plan.js';

/** Where no more comments than that have been loaded, all are drawn. */
const drawnWhole = 150;
/** Shorter lists of replies are drawn whole: they go with what they answer. */
const shortList = 10;
/** In heights of the viewport: drawn on either side of it, and left there before the window moves. */
const drawnAround = 2.5;
const leastAround = 1;
/** Drawn for the first time in one frame, beside what is near; the others follow in the next ones. */
const newAtOnce = 6;
const guessedHeight = 400;

type Draw = (id: string, index: number) => VNode;

/** A list as it is drawn now, in part. */
interface WindowedList {
  readonly parts: readonly WindowPart[];
  /** It has entries that have never been drawn, or was not on the page when it was planned. */
  readonly isUnfinished: boolean;
}

/**
 * Keeps the number of elements bounded however many comments have been loaded, threads and replies alike: those that are
 * far from what is seen are empty room of the height that they had. What has the focus stays, with its neighbours, and so
 * does what is being written. All is drawn while the page is printed. The price: the browser's own search finds only what
 * is near. (`content-visibility` would leave that search whole, but keeps every element, and clips menus that open over a
 * comment.)
 */
export class FeedWindow {
  private readonly heights = new Map<string, number>();
  /** Of the lists that are drawn in part, by what they answer; the feed itself is `topLevel`. */
  private readonly lists = new Map<string, WindowedList>();
  /** Where the lists on the page begin, in pixels from the top of what is seen. */
  private tops: ReadonlyMap<string, number> = new Map();
  private wantedID: string | null = null;
  private isPrinting = false;
  private frame = 0;

  constructor(private readonly controller: StreamController) {
    // Captured, because whatever scrolls around the stream counts.
    document.addEventListener('scroll', this.look, { capture: true, passive: true });
    addEventListener('resize', this.look);
    addEventListener('beforeprint', this.print);
    addEventListener('afterprint', this.print);
  }

  close(): void {
    cancelAnimationFrame(this.frame);
    document.removeEventListener('scroll', this.look, { capture: true });
    removeEventListener('resize', this.look);
    removeEventListener('beforeprint', this.print);
    removeEventListener('afterprint', this.print);
  }

  /**
   * The children of the feed, or of the replies to a comment: entries as `draw` makes them, and room. Each drawing of the
   * stream begins with the feed.
   */
  render(ids: readonly string[], draw: Draw, parentID: string = topLevel): VNode[] {
    if (parentID === topLevel) this.begin();
    if (!this.isActive || (parentID !== topLevel && ids.length <= shortList)) return ids.map(draw);
    const heights = ids.map((id) => this.heights.get(id) ?? guessedHeight);
    const top = this.tops.get(parentID);
    // A list that comes onto the page only now is drawn from its beginning, until it can be asked where it is.
    const seen = top === undefined ? { top: 0, bottom: innerHeight } : seenFrom(top, drawnAround);
    const unknown = [...ids.keys()].filter((index) => !this.heights.has(ids[index]!));
    const kept = new Set([...unknown.slice(0, newAtOnce), ...this.inUse(ids)]);
    const parts = planWindow(heights, seen, kept);
    this.lists.set(parentID, { parts, isUnfinished: top === undefined || unknown.length > 0 });
    if (top === undefined || unknown.length > 0) this.look();
    return parts.map((part) =>
      'index' in part ? (
        draw(ids[part.index]!, part.index)
      ) : (
        <div key={`room-${part.from}`} aria-hidden="true" style={{ height: `${part.bottom - part.top}px` }} />
      ),
    );
  }

  /** Has a comment drawn from the next paint on, wherever it is, so that it can be gone to. */
  want(id: string): void {
    this.wantedID = id;
    if (this.lists.size > 0) this.controller.store.patch({});
  }

  private get isActive(): boolean {
    return !this.isPrinting && this.controller.state.comments.size > drawnWhole;
  }

  private readonly look = (): void => {
    if (this.lists.size === 0 || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.survey();
      for (const [parentID, { parts, isUnfinished }] of this.lists) {
        const top = this.tops.get(parentID);
        const hasToMove = top !== undefined && needsAnother(parts, seenFrom(top, leastAround));
        if (hasToMove || isUnfinished) return this.controller.store.patch({});
      }
    });
  };

  private readonly print = ({ type }: Event): void => {
    this.isPrinting = type === 'beforeprint';
    this.controller.store.patch({});
  };

  private begin(): void {
    this.lists.clear();
    if (!this.isActive) return;
    this.survey();
    const { root } = this.controller;
    for (const article of root.querySelectorAll('[role=feed] article')) {
      const { height } = article.getBoundingClientRect();
      // What is folded away has none, and gets back what it had.
      if (height > 0) this.heights.set(commentOf(article.id), height);
    }
  }

  /** All lists at once and before anything is drawn: asked one by one meanwhile, each would have the page laid out anew. */
  private survey(): void {
    const { root } = this.controller;
    const lists = root.querySelectorAll('[role=feed], .replies');
    this.tops = new Map(
      [...lists].map((list) => [
        list.matches('.replies') ? commentOf(list.parentElement!.id) : topLevel,
        list.getBoundingClientRect().top,
      ]),
    );
  }

  /** What is in use of a list, with its neighbours, so that the keys find where to go. */
  private *inUse(ids: readonly string[]): Iterable<number> {
    const { root, state } = this.controller;
    const focused = root.activeElement?.closest('[role=feed] article')?.id;
    for (const id of [focused && commentOf(focused), this.wantedID, state.composing?.commentID]) {
      const index = id ? this.placeOf(id, ids) : -1;
      if (index >= 0) for (const near of [index - 1, index, index + 1]) yield near;
    }
  }

  /** Of a comment in a list, or of the one there that it is an answer to. */
  private placeOf(id: string, ids: readonly string[]): number {
    const index = ids.indexOf(id);
    const parentID = this.controller.state.comments.get(id)?.parentID;
    return index < 0 && parentID ? this.placeOf(parentID, ids) : index;
  }
}

/** What is seen of a list that begins there, with so many heights of the viewport around it. */
function seenFrom(top: number, around: number): Stretch {
  return { top: -top - innerHeight * around, bottom: -top + innerHeight * (1 + around) };
}

const commentOf = (elementID: string) => elementID.slice('comment-'.length);
