/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { fullTime, relativeTime } from '../../shared/relative-time.js';
import { renderRichText } from '../../shared/rich-text.js';
import { messages, tools } from '../messages/messages.js';
import { type StreamController } from '../stream/stream-controller.js';
import { type StreamComment, threadOf } from '../stream/stream-state.js';

interface ArticleProps {
  readonly id: string;
  readonly level: number;
  readonly controller: StreamController;
  readonly position?: number;
  readonly setSize?: number;
}

interface PartProps {
  readonly comment: StreamComment;
  readonly level: number;
  readonly controller: StreamController;
}

/** A comment and below it its replies: an article in an article, so that the structure is there without seeing it. */
export function CommentArticle({ id, level, controller, position, setSize }: ArticleProps) {
  const { state, parts } = controller;
  const comment = state.comments.get(id)!;
  const { isRemoved, delivery } = comment;
  const composing = state.composing?.commentID === id ? state.composing : null;
  const composer = composing && parts.Composer && (
    <parts.Composer controller={controller} composing={composing} state={state} />
  );
  const partProps = { comment, level, controller };
  return (
    <article
      id={`comment-${id}`}
      class={`${isRemoved ? 'is-removed' : ''} ${delivery ? 'is-pending' : ''}`}
      tabIndex={0}
      aria-labelledby={`author-${id}`}
      aria-posinset={position}
      aria-setsize={setSize}
    >
      <CommentHeader {...partProps} />
      {isRemoved ? (
        <p class="notice">{messages.removed}</p>
      ) : composing?.kind === 'edit' ? (
        composer
      ) : (
        <div class="body">{renderRichText<VNode>(comment.body, h)}</div>
      )}
      {parts.own?.notice(comment, controller)}
      <CommentActions {...partProps} />
      {composing?.kind === 'reply' && composer}
      <Replies {...partProps} />
    </article>
  );
}

function CommentHeader({ comment, level, controller }: PartProps) {
  const { id, parentID, author, createdAt, editedAt, isRemoved } = comment;
  const { comments, now } = controller.state;
  const parent = parentID && comments.get(parentID)?.author.username;
  const Heading = `h${Math.min(6, level + 2)}` as 'h3';
  const name = isRemoved ? '' : author.username;
  const label = parent ? messages.replyBy(name, parent, level) : messages.comment(name);
  const badge = name && (messages.roles as Readonly<Record<string, string>>)[author.role];
  return (
    <header>
      <span class="monogram" style={{ '--hue': hueOf(author.id) }} aria-hidden="true">
        {[...name][0]}
      </span>
      <Heading id={`author-${id}`} aria-label={name ? label : messages.removed}>
        {name}
      </Heading>
      {badge && <span class="badge">{badge}</span>}
      <time dateTime={createdAt} title={fullTime(createdAt, tools.locale)}>
        {relativeTime(createdAt, now, tools.locale)}
      </time>
      {name && editedAt && <span class="quiet">{messages.edited}</span>}
    </header>
  );
}

function CommentActions({ comment, level, controller }: PartProps) {
  const { state, parts } = controller;
  const { id, author, delivery, isRemoved, status } = comment;
  const { arrivals } = threadOf(state, id);
  const canWrite = !state.story!.isClosed && !delivery && !isRemoved && status !== 'REJECTED';
  return (
    <div class="actions">
      {canWrite && (
        <button
          class="link"
          aria-label={messages.replyTo(author.username, level)}
          onClick={() => void controller.compose({ kind: 'reply', commentID: id })}
        >
          {messages.reply}
        </button>
      )}
      {canWrite && parts.own?.actions(comment, controller)}
      {arrivals.length > 0 && (
        <button class="link is-news" onClick={() => parts.reading?.showArrivals(controller, id)}>
          {messages.show(messages.newReplies(arrivals.length))}
        </button>
      )}
    </div>
  );
}

function Replies({ comment, level, controller }: PartProps) {
  const { id, author, replyCount } = comment;
  const { comments, threads } = controller.state;
  const { ids, arrivals, hasNextPage, isLoading } = threadOf(controller.state, id);
  const left = replyCount - arrivals.length - ids.filter((reply) => !comments.get(reply)?.isRemoved).length;
  const hasMore = hasNextPage || (!threads.has(id) && left > 0);
  if (ids.length === 0 && !hasMore) return null;
  return (
    <div class={`replies level-${level}`} role="group" aria-label={messages.repliesTo(author.username)}>
      {ids.map((reply) => (
        <CommentArticle key={comments.get(reply)?.key ?? reply} id={reply} level={level + 1} controller={controller} />
      ))}
      {hasMore && (
        <button
          class="link"
          disabled={isLoading}
          onClick={() => void controller.parts.reading?.loadReplies(controller, id)}
        >
          {ids.length > 0 ? messages.moreReplies(Math.max(1, left)) : messages.showReplies(left)}
        </button>
      )}
    </div>
  );
}

/** Degrees on the colour wheel, always the same for the same person. */
function hueOf(id: string): number {
  return ([...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) * 47) % 360;
}
