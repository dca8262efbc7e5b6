/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { type StreamController } from '../stream/stream-controller.js';
import { needsAnother, planWindow, type Stretch, type WindowPart } from './window-plan.js';

/** Shorter feeds are drawn whole. */
const drawnWhole = 40;
/** In heights of the viewport: drawn on either side of it, and left there before the window moves. */
const drawnAround = 2.5;
const leastAround = 1;
/** Drawn for the first time in one frame, beside what is near; the others follow in the next ones. */
const newAtOnce = 6;
const guessedHeight = 400;

type Draw = (id: string, index: number) => VNode;

/**
 * Keeps the number of elements bounded however many comments have been loaded: those that are far from what is seen are
 * empty room of the height that they had. What has the focus stays, with its neighbours, and so does what is being
 * written. All is drawn while the page is printed. The price: the browser's own search finds only what is near.
 * (`content-visibility` would leave that search whole, but keeps every element, and clips menus that open over a comment.)
 */
export class FeedWindow {
  private readonly heights = new Map<string, number>();
  private parts: readonly WindowPart[] = [];
  private wantedID: string | null = null;
  private isPrinting = false;
  /** There are entries that have never been drawn. */
  private isUnfinished = false;
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

  /** The feed's children: entries as `draw` makes them, and room. */
  render(ids: readonly string[], draw: Draw): VNode[] {
    const { feed } = this;
    this.parts = [];
    if (ids.length <= drawnWhole || this.isPrinting || !feed) return ids.map(draw);
    this.measure(feed);
    const heights = ids.map((id) => this.heights.get(id) ?? guessedHeight);
    this.parts = planWindow(heights, seenOf(feed, drawnAround), this.kept(ids));
    if (this.isUnfinished) this.look();
    return this.parts.map((part) =>
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
    if (this.parts.length > 0) this.controller.store.patch({});
  }

  private get feed(): HTMLElement | null {
    return this.controller.root.querySelector<HTMLElement>('[role=feed]');
  }

  private readonly look = (): void => {
    if (this.parts.length === 0 || this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      const { feed } = this;
      const hasToMove = feed && needsAnother(this.parts, seenOf(feed, leastAround));
      if (hasToMove || this.isUnfinished) this.controller.store.patch({});
    });
  };

  private readonly print = ({ type }: Event): void => {
    this.isPrinting = type === 'beforeprint';
    this.controller.store.patch({});
  };

  private measure(feed: HTMLElement): void {
    for (const child of feed.children) {
      if (child.id) this.heights.set(child.id.slice('comment-'.length), child.getBoundingClientRect().height);
    }
  }

  /**
   * What has never been drawn, because its height has to be known before it can be left out; and what is in use, with its
   * neighbours, so that the keys find where to go.
   */
  private kept(ids: readonly string[]): Set<number> {
    const { root, state } = this.controller;
    const focused = root.activeElement?.closest('[role=feed] > article')?.id.slice('comment-'.length);
    const unknown = [...ids.keys()].filter((index) => !this.heights.has(ids[index]!));
    const kept = new Set(unknown.slice(0, newAtOnce));
    this.isUnfinished = unknown.length > 0;
    for (const id of [focused, this.wantedID, state.composing?.commentID]) {
      const index = id ? ids.indexOf(this.topOf(id)) : -1;
      if (index >= 0) for (const near of [index - 1, index, index + 1]) kept.add(near);
    }
    return kept;
  }

  private topOf(id: string): string {
    const parentID = this.controller.state.comments.get(id)?.parentID;
    return parentID ? this.topOf(parentID) : id;
  }
}

/** What is seen of the feed, with so many heights of the viewport around it. */
function seenOf(feed: HTMLElement, around: number): Stretch {
  const { top } = feed.getBoundingClientRect();
  return { top: -top - innerHeight * around, bottom: -top + innerHeight * (1 + around) };
}
