import { type StreamController } from '../stream/stream-controller.js';
import { type StreamComment, type StreamState } from '../stream/stream-state.js';
import { readingOrder } from './reading-order.js';
import { emptyRecord, parseStories, seenIn, type SeenRecord, withSeen, withStory } from './seen-record.js';

type SeenTest = ReturnType<typeof seenIn>;

const storageKey = 'talk:seen';
/** So long the head of a comment is in view before the comment counts as seen. */
const lookMs = 1500;

/**
 * What the reader has seen of a story: remembered on this device only, for the stories read last, and never sent. A
 * comment is marked as new where it was written since the reader first came here and has not been in view.
 */
export class SeenComments {
  private readonly storyID: string;
  private readonly looks = new Map<Element, ReturnType<typeof setTimeout>>();
  private readonly observer: IntersectionObserver;
  private readonly mutations: MutationObserver;
  private readonly marksFrom: number;
  private record: SeenRecord;
  private isSeen: SeenTest;
  private waiting: StreamComment[] = [];
  private counted: Partial<Pick<StreamState, 'comments' | 'threads'>> & { isSeen?: SeenTest; count: number } = {
    count: 0,
  };

  constructor(private readonly controller: StreamController) {
    this.storyID = controller.state.story!.id;
    const stored = this.stored();
    this.record = stored ?? emptyRecord;
    this.isSeen = seenIn(this.record);
    // Who is here for the first time has everything before them: only what comes in from now on is new.
    this.marksFrom = stored ? 0 : Date.now();
    this.observer = new IntersectionObserver((entries) => this.looked(entries), { threshold: 1 });
    this.mutations = new MutationObserver(() => this.observeAll());
    this.mutations.observe(controller.root, { childList: true, subtree: true });
    this.observeAll();
    addEventListener('pagehide', this.keep);
    document.addEventListener('visibilitychange', this.keep);
    if (!stored) this.keep();
  }

  close(): void {
    this.observer.disconnect();
    this.mutations.disconnect();
    for (const look of this.looks.values()) clearTimeout(look);
    this.keep();
    removeEventListener('pagehide', this.keep);
    document.removeEventListener('visibilitychange', this.keep);
  }

  /** Not in view yet, on this visit or an earlier one; nobody's own comments. */
  isUnseen(comment: StreamComment): boolean {
    if (comment.isRemoved || comment.delivery || comment.author.id === this.controller.state.viewer?.id) return false;
    return !this.isSeen(comment);
  }

  isMarked(comment: StreamComment): boolean {
    return Date.parse(comment.createdAt) > this.marksFrom && this.isUnseen(comment);
  }

  /** Of what is loaded and shown. */
  get markedCount(): number {
    const { state } = this.controller;
    const { comments, threads } = state;
    const { counted, isSeen } = this;
    // A stream is drawn anew far more often than any of these changes.
    if (counted.comments !== comments || counted.threads !== threads || counted.isSeen !== isSeen) {
      const count = readingOrder(state).filter((comment) => this.isMarked(comment)).length;
      this.counted = { comments, threads, isSeen, count };
    }
    return this.counted.count;
  }

  /** Counts as seen at once, because the reader has gone to it. */
  see(comment: StreamComment): void {
    this.waiting.push(comment);
    queueMicrotask(this.apply);
  }

  private observeAll(): void {
    // The head is short enough to be in view as a whole; observing it again changes nothing.
    for (const head of this.controller.root.querySelectorAll('article > header')) this.observer.observe(head);
  }

  private looked(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      clearTimeout(this.looks.get(target));
      this.looks.delete(target);
      if (isIntersecting)
        this.looks.set(
          target,
          setTimeout(() => this.hasLookedAt(target), lookMs),
        );
      if (!target.isConnected) this.observer.unobserve(target);
    }
  }

  private hasLookedAt(head: Element): void {
    this.looks.delete(head);
    if (document.visibilityState === 'hidden') {
      // Whoever comes back to the tab looks at it then.
      this.looks.set(
        head,
        setTimeout(() => this.hasLookedAt(head), lookMs),
      );
      return;
    }
    this.observer.unobserve(head);
    const comment = this.controller.state.comments.get(head.parentElement?.id.slice('comment-'.length) ?? '');
    if (comment) this.see(comment);
  }

  private readonly apply = (): void => {
    const seen = this.waiting;
    if (seen.length === 0) return;
    this.waiting = [];
    const hasMarks = seen.some((comment) => this.isMarked(comment));
    this.record = withSeen(this.record, seen);
    this.isSeen = seenIn(this.record);
    if (hasMarks) this.controller.store.patch({});
  };

  private stored(): SeenRecord | undefined {
    try {
      return new Map(parseStories(localStorage.getItem(storageKey))).get(this.storyID);
    } catch {
      return undefined;
    }
  }

  private readonly keep = (): void => {
    try {
      const stories = parseStories(localStorage.getItem(storageKey));
      localStorage.setItem(storageKey, JSON.stringify(withStory(stories, this.storyID, this.record)));
    } catch {
      // Storage is refused, or full: it is remembered as long as the page.
    }
  };
}
