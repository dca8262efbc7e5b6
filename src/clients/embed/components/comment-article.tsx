/** @jsxRuntime classic */
/** @jsx h */
import { h, type VNode } from 'preact';
import { relativeTime } from '../../shared/relative-time.js';
import { renderRichText } from '../../shared/rich-text.js';
import { messages, tools } from '../messages/messages.js';
import { type PartProps } from '../stream/lazy-parts.js';
import { type StreamController } from '../stream/stream-controller.js';
import { deepestLevel, threadOf } from '../stream/stream-state.js';

interface ArticleProps {
  readonly id: string;
  readonly level: number;
  readonly controller: StreamController;
  readonly position?: number;
  readonly setSize?: number;
  /** Without its replies: it stands above the thread that is read. */
  readonly isAlone?: boolean;
}

/** A comment and below it its replies: an article in an article, so that the structure is there without seeing it. */
export function CommentArticle({ id, level, controller, position, setSize, isAlone }: ArticleProps) {
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
      class={`comment ${isRemoved ? 'is-removed ' : ''}${delivery ? 'is-pending ' : ''}${parts.reading?.marksOf(id, state) ?? ''}`}
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
        (parts.own?.cover(comment, controller) ?? (
          <div class="body" dir="auto">
            {renderRichText<VNode>(comment.body, h)}
          </div>
        ))
      )}
      {parts.own?.notice(comment, controller)}
      <div class="actions">{parts.reading && <parts.reading.CommentActions {...partProps} />}</div>
      {composing?.kind === 'reply' && composer}
      {!isAlone && <Replies {...partProps} />}
    </article>
  );
}

function CommentHeader({ comment, level, controller }: PartProps) {
  const { id, parentID, author, createdAt, editedAt, isRemoved, rating, tags, newsroomTags } = comment;
  const { reading } = controller.parts;
  const { comments, now } = controller.state;
  const parent = parentID && comments.get(parentID)?.author.username;
  const Heading = `h${Math.min(6, level + 2)}` as 'h3';
  const name = isRemoved ? '' : author.username;
  const label = parent ? messages.replyBy(name, parent, level) : messages.comment(name);
  const badges = [
    (messages.roles as Readonly<Record<string, string>>)[author.role],
    ...tags.map((tag) => messages.tags[tag]),
    ...newsroomTags.map(({ label }) => label),
  ];
  return (
    <header class="comment-header">
      <span class="monogram" style={{ '--hue': hueOf(author.id) }} aria-hidden="true">
        {[...name][0]}
      </span>
      {reading?.unseenMark(comment, controller)}
      <Heading class="author" id={`author-${id}`} aria-label={name ? label : messages.removed}>
        {name}
      </Heading>
      {name && badges.map((badge) => badge && <span class="badge">{badge}</span>)}
      {rating && (
        <span class="stars" role="img" aria-label={messages.stars(rating)}>
          {'★★★★★☆☆☆☆☆'.slice(5 - rating, 10 - rating)}
        </span>
      )}
      <time class="time" dateTime={createdAt} title={reading?.fullTime(createdAt, tools.locale)}>
        {relativeTime(createdAt, now, tools.locale)}
      </time>
      {name && editedAt && <span class="quiet">{messages.edited}</span>}
      {reading && <reading.HeaderEnd comment={comment} level={level} controller={controller} />}
    </header>
  );
}

function Replies({ comment, level, controller }: PartProps) {
  const { id, author, replyCount } = comment;
  const { state, parts } = controller;
  const { ids, hasNextPage } = threadOf(state, id);
  const isDeepest = level >= deepestLevel;
  const hasMore = hasNextPage || (isDeepest ? replyCount > 0 : !state.threads.has(id) && replyCount > 0);
  if (ids.length === 0 && !hasMore) return null;
  const draw = (reply: string) => (
    <CommentArticle
      key={state.comments.get(reply)?.key ?? reply}
      id={reply}
      level={level + 1}
      controller={controller}
    />
  );
  return (
    <div class={`replies level-${level}`} role="group" aria-label={messages.repliesTo(author.username)}>
      {!isDeepest && (controller.visit?.window.render(ids, draw, id) ?? ids.map(draw))}
      {hasMore && (
        <div class="actions">
          {parts.reading && <parts.reading.MoreReplies comment={comment} level={level} controller={controller} />}
        </div>
      )}
    </div>
  );
}

/** Degrees on the colour wheel, always the same for the same person. */
function hueOf(id: string): number {
  return ([...id].reduce((sum, sign) => sum + sign.charCodeAt(0), 0) * 47) % 360;
}
