/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { refusalOf } from '../own/mine.js';
import { visitMessages } from '../messages/visit.js';
import { rowMessages } from '../messages/row.js';
import { nameOf } from '../stream/comment-name.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { showArrivals } from '../stream/paging.js';
import { threadOf } from '../stream/stream-state.js';
import { MoreButton } from './more-button.js';
import { ReactionButtons } from './reaction-buttons.js';
import { Reasons, ReadingActions } from './reading-actions.js';

/** What can be done about a comment. Its row is there from the first paint; the buttons come when they can do something. */
export function CommentActions(props: PartProps) {
  const { comment, level, controller } = props;
  const { state, parts } = controller;
  const { id, delivery, isRemoved, status } = comment;
  const name = nameOf(state, comment);
  const { arrivals } = threadOf(state, id);
  const isThere = !delivery && !isRemoved;
  const canWrite = isThere && !state.story!.isClosed && status !== 'REJECTED' && !refusalOf(state);
  return (
    <>
      {isThere && <ReactionButtons {...props} />}
      {canWrite && (
        <button
          class="link"
          aria-label={visitMessages.replyTo(name, level)}
          onClick={() => void controller.compose({ kind: 'reply', commentID: id })}
        >
          {visitMessages.reply}
        </button>
      )}
      {canWrite && parts.own?.actions(comment, controller)}
      <ReadingActions {...props} />
      {isThere && <MoreButton {...props} />}
      {parts.moderating && <parts.moderating.ToolsButton {...props} />}
      {arrivals.length > 0 && (
        <button
          class="link is-news"
          aria-label={rowMessages.about(visitMessages.show(visitMessages.newReplies(arrivals.length)), name)}
          onClick={() => void showArrivals(controller, id)}
        >
          {visitMessages.show(visitMessages.newReplies(arrivals.length))}
        </button>
      )}
      <Reasons {...props} />
      {parts.taking && <parts.taking.Panel {...props} />}
      {parts.moderating && <parts.moderating.Tools {...props} />}
    </>
  );
}
