/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { followingMessages } from '../messages/following.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamComment } from '../stream/stream-state.js';

/** "12 reading now", where that is told. */
export function Readers({ controller }: { readonly controller: StreamController }) {
  const { readers } = controller.state;
  return readers ? <span class="quiet readers">{followingMessages.readers(readers)}</span> : null;
}

/** On a comment that the reader has not seen; it lies over the head, so that nothing moves when it goes. */
export function unseenMark(comment: StreamComment, { visit }: StreamController) {
  return visit?.seen.isMarked(comment) ? (
    <span class="unseen">
      <span class="visually-hidden">{followingMessages.unseen}</span>
    </span>
  ) : null;
}

/** For those without a keyboard, and to find that there are keys. It lies over the page, at the lower edge of what is seen. */
export function NextUnseen({ controller }: { readonly controller: StreamController }) {
  const count = controller.visit?.seen.markedCount ?? 0;
  return (
    <div class="next-unseen">
      {count > 0 && (
        <button class="pill is-quiet" aria-keyshortcuts="Z" onClick={() => void controller.visit!.jumps.toUnseen()}>
          {followingMessages.nextUnseen(count)}
        </button>
      )}
    </div>
  );
}
