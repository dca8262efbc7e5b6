/** @jsxRuntime classic */
/** @jsx h */
/** @jsxFrag Fragment */
import { Fragment, h } from 'preact';
import { visitMessages } from '../messages/visit.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { showArrivals } from '../stream/paging.js';
import { threadOf } from '../stream/stream-state.js';
import { Reasons, ReadingActions } from './reading-actions.js';

/** What can be done about a comment. Its row is there from the first paint; the buttons come when they can do something. */
export function CommentActions({ comment, level, controller }: PartProps) {
  const { state, parts } = controller;
  const { id, author, delivery, isRemoved, status } = comment;
  const { arrivals } = threadOf(state, id);
  const canWrite = !state.story!.isClosed && !delivery && !isRemoved && status !== 'REJECTED';
  return (
    <>
      {canWrite && (
        <button
          class="link"
          aria-label={visitMessages.replyTo(author.username, level)}
          onClick={() => void controller.compose({ kind: 'reply', commentID: id })}
        >
          {visitMessages.reply}
        </button>
      )}
      {canWrite && parts.own?.actions(comment, controller)}
      <ReadingActions comment={comment} level={level} controller={controller} />
      {arrivals.length > 0 && (
        <button class="link is-news" onClick={() => void showArrivals(controller, id)}>
          {visitMessages.show(visitMessages.newReplies(arrivals.length))}
        </button>
      )}
      <Reasons comment={comment} level={level} controller={controller} />
    </>
  );
}
