import { followingMessages } from '../messages/following.js';
import { loadMore, showArrivals } from '../stream/paging.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamComment, threadOf } from '../stream/stream-state.js';
import { nextThat, readingOrder } from './reading-order.js';
import { type SeenComments } from './seen-comments.js';

/**
 * From comment to comment: Z to the next that has not been seen, C to the next whatever it is; with Shift backwards. Only
 * while the focus is in the stream and nobody is typing: the keys of the page stay the page's.
 */
export class Jumps {
  private lastID: string | null = null;

  constructor(
    private readonly controller: StreamController,
    private readonly seen: SeenComments,
  ) {
    controller.root.addEventListener('keydown', this.onKey);
  }

  close(): void {
    this.controller.root.removeEventListener('keydown', this.onKey);
  }

  /** To what is unseen among what is loaded, else among what came in, else on the next page. */
  async toUnseen(isBackwards = false): Promise<void> {
    const { state, store } = this.controller;
    const { arrivals, hasNextPage } = threadOf(state, null);
    const found = this.find((comment) => this.seen.isUnseen(comment), isBackwards);
    if (found) this.goTo(found);
    else if (arrivals.length > 0) void showArrivals(this.controller, null);
    else if (hasNextPage) await loadMore(this.controller);
    else store.patch({ announcement: followingMessages.nothingUnread });
  }

  private toNext(isBackwards: boolean): void {
    const found = this.find(() => true, isBackwards);
    if (found) this.goTo(found);
  }

  private find(fits: (comment: StreamComment) => boolean, isBackwards: boolean): StreamComment | undefined {
    const comments = readingOrder(this.controller.state);
    return nextThat(comments, this.currentID, fits, isBackwards);
  }

  private goTo(comment: StreamComment): void {
    this.lastID = comment.id;
    this.seen.see(comment);
    this.controller.focusComment(comment.id);
    // After the focus, which brings no more of it into view than it must.
    queueMicrotask(() => {
      this.controller.root.getElementById(`comment-${comment.id}`)?.scrollIntoView({ block: 'start' });
    });
  }

  private get currentID(): string | null {
    const focused = this.controller.root.activeElement?.closest('article')?.id.slice('comment-'.length);
    return focused ?? this.lastID;
  }

  private readonly onKey = (event: Event): void => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event as KeyboardEvent;
    const target = event.target as HTMLElement;
    if (ctrlKey || metaKey || altKey || isComposing || event.defaultPrevented) return;
    if (target.isContentEditable || target.matches('textarea, input, select')) return;
    switch (key.toLowerCase()) {
      case 'z':
        void this.toUnseen(shiftKey);
        break;
      case 'c':
        this.toNext(shiftKey);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}
