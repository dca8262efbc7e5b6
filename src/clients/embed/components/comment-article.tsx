/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { fullTime, relativeTime } from '../../shared/relative-time.js';
import { renderRichText } from '../../shared/rich-text.js';
import { messages, tools } from '../messages/messages.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { type StreamController } from '../stream/stream-controller.js';
import { threadOf } from '../stream/stream-state.js';

interface ArticleProps {
  readonly id: string;
  readonly level: number;
  readonly controller: StreamController;
  readonly position?: number;
  readonly setSize?: number;
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
        (parts.own?.cover(comment, controller) ?? <div class="body">{renderRichText<VNode>(comment.body, h)}</div>)
      )}
      {parts.own?.notice(comment, controller)}
      <div class="actions">{parts.reading && <parts.reading.CommentActions {...partProps} />}</div>
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
