/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { visitMessages } from '../messages/visit.js';
import { type StreamController } from '../stream/stream-controller.js';
import { leaveThread } from '../stream/leave-thread.js';

/** Says that one thread is shown and not all comments, or that the comment asked for is not there. */
export function ThreadBar({ controller }: { readonly controller: StreamController }) {
  if (controller.state.list !== ':THREAD') return <p class="notice">{visitMessages.commentGone}</p>;
  return (
    <div class="notice bar">
      <span>{visitMessages.oneThread}</span>
      <button class="link" onClick={() => void leaveThread(controller)}>
        {visitMessages.showAll}
      </button>
    </div>
  );
}
