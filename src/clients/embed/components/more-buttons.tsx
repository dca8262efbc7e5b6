/** @jsxRuntime classic */
/** @jsx h */
import { h } from 'preact';
import { rowMessages } from '../messages/row.js';
import { visitMessages } from '../messages/visit.js';
import { nameOf } from '../stream/comment-name.js';
import { followThread } from '../stream/follow-thread.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { loadEarlier, loadMore, loadReplies } from '../stream/paging.js';
import { type StreamController } from '../stream/stream-controller.js';
import { deepestLevel, threadOf } from '../stream/stream-state.js';

interface ListProps {
  readonly controller: StreamController;
}

/* A button that is `disabled` while it works would lose the focus of whoever has pressed it. */

/** The next replies to a comment; of those that are too deep to be drawn here, a way to read them. */
export function MoreReplies({ comment, level, controller }: PartProps) {
  const { id, replyCount } = comment;
  const name = nameOf(controller.state, comment);
  if (level >= deepestLevel) {
    return (
      <button class="link" onClick={() => void followThread(controller, id)}>
        {visitMessages.continueThread(name)}
      </button>
    );
  }
  const { comments } = controller.state;
  const { ids, arrivals, isLoading } = threadOf(controller.state, id);
  const left = replyCount - arrivals.length - ids.filter((reply) => !comments.get(reply)?.isRemoved).length;
  const text = ids.length > 0 ? visitMessages.moreReplies(Math.max(1, left)) : visitMessages.showReplies(left);
  return (
    <button
      class="link"
      aria-disabled={isLoading}
      aria-label={rowMessages.about(text, name)}
      onClick={() => void loadReplies(controller, id)}
    >
      {text}
    </button>
  );
}

export function MoreButton({ controller }: ListProps) {
  const { isLoading } = threadOf(controller.state, controller.state.list);
  return (
    <button class="button" aria-disabled={isLoading} onClick={() => void loadMore(controller)}>
      {visitMessages.showMore}
    </button>
  );
}

export function EarlierButton({ controller }: ListProps) {
  const { isLoading } = threadOf(controller.state, controller.state.list);
  return (
    <button class="button" aria-disabled={isLoading} onClick={() => void loadEarlier(controller)}>
      {visitMessages.showEarlier}
    </button>
  );
}
