import { markup, type Markup } from '../../../core/text/markup.js';
import { type CommentOrder, commentOrders } from '../../comments/index.js';
import { permalinkOf } from '../../stories/index.js';
import { badgeMarkup, bodyMarkup, factsMarkup, timeMarkup } from '../comment-markup.js';
import { messages } from '../messages.js';
import type { PublicComment, PublicThread } from '../public-comments.js';
import { writingUrl } from '../writing/writing-address.js';
import { streamPageUrl, type StreamView } from './stream-view.js';

interface Drawing extends StreamView {
  readonly rootUrl: string;
}

interface Article {
  readonly comment: PublicComment;
  /** 1 for a comment on the story. */
  readonly level: number;
  readonly parent?: PublicComment | undefined;
  /** What follows the text: the replies. */
  readonly below?: Markup | undefined;
}

const nothing = markup``;

/** The element alone: where its comments could not be had here, a browser with JavaScript still gets them. */
export function bareElement({ id, url }: { id?: string | undefined; url?: string | undefined }): Markup {
  const attributes = [id ? markup` story-id="${id}"` : nothing, url ? markup` story-url="${url}"` : nothing];
  return markup`<talk-comments${attributes}></talk-comments>
`;
}

/**
 * Comments as a part of somebody's page: inside the element, in the page's own tree. So they are there for whoever runs no
 * script, for search engines, find-in-page, print and reader modes, in whichever way the fragment came into the page: a
 * declarative shadow root would be lost wherever a script put it in by `innerHTML`, and fewer find the text in it.
 * Once the element is defined its shadow root covers them; `data-as-of` is the event from which it can go on.
 *
 * @param rootUrl Talk's public address, without a slash at its end
 */
export function streamFragment(view: StreamView, rootUrl: string): Markup {
  const { story, askedOrder, page, thread } = view;
  const drawing = { ...view, rootUrl };
  const id = `talk-heading-${story.id}`;
  const state = markup`${askedOrder ? markup`data-order="${askedOrder}" ` : nothing}data-as-of="${story.lastEventID}"`;
  const notices = [
    story.isClosed ? notice(story.closedMessage ?? messages.closed) : nothing,
    page.nodes.length === 0 && !thread ? notice(messages.empty) : nothing,
  ];
  const comments = thread
    ? [backToAll(drawing), article(drawing, { comment: thread, level: 1, below: list(drawing, 2) })]
    : [orders(drawing), list(drawing, 1)];
  return markup`<talk-comments story-url="${story.url}">
<section class="talk-stream" lang="${messages.language}" aria-labelledby="${id}" ${state}>
<h2 id="${id}">${messages.comments(story.commentCount)}</h2>
${notices}${writeLink(drawing)}${comments}${nextPage(drawing)}</section>
</talk-comments>
`;
}

function notice(text: string): Markup {
  return markup`<p class="talk-notice">${text}</p>
`;
}

/** Where somebody without JavaScript writes. Nothing for search engines: it is the same form everywhere. */
function writeLink({ rootUrl, story }: Drawing): Markup {
  if (story.isClosed) return nothing;
  const href = writingUrl(rootUrl, { id: story.id });
  return markup`<p class="talk-write"><a href="${href}" rel="nofollow">${messages.write}</a></p>
`;
}

function replyLink({ rootUrl, story }: Drawing, { id, author }: PublicComment): Markup {
  if (story.isClosed) return nothing;
  const href = writingUrl(rootUrl, { id: story.id, replyTo: id });
  return markup`<p class="talk-reply"><a href="${href}" rel="nofollow">${messages.reply(author.username)}</a></p>
`;
}

function list(drawing: Drawing, level: number): Markup {
  const { page, thread } = drawing;
  const articles = page.nodes.map((comment) => articleWithReplies(drawing, comment, level));
  return thread && articles.length > 0 ? replyGroup(thread, articles) : markup`${articles}`;
}

function articleWithReplies(drawing: Drawing, comment: PublicThread, level: number): Markup {
  const { nodes, pageInfo } = comment.replies;
  const left = pageInfo.hasNextPage ? Math.max(1, comment.replyCount - nodes.length) : 0;
  const replies = nodes.map((reply) =>
    article(drawing, {
      comment: reply,
      level: level + 1,
      parent: comment,
      below: linkToReplies(drawing, reply, reply.replyCount),
    }),
  );
  const below = nodes.length > 0 ? replyGroup(comment, [...replies, linkToReplies(drawing, comment, left)]) : nothing;
  return article(drawing, { comment, level, parent: drawing.thread, below });
}

function replyGroup({ author }: PublicComment, replies: readonly Markup[]): Markup {
  return markup`<div class="talk-replies" role="group" aria-label="${messages.repliesTo(author.username)}">
${replies}</div>
`;
}

function article(drawing: Drawing, { comment, level, parent, below }: Article): Markup {
  const { story } = drawing;
  const { id, author } = comment;
  const to = parent && markup` <span class="talk-parent">${messages.inReplyTo(parent.author.username)}</span>`;
  const label = messages.permalink(author.username, messages.time(comment.createdAt));
  const permalink = markup`<a href="${permalinkOf(story.url, id)}" aria-label="${label}">${timeMarkup(comment)}</a>`;
  return markup`<article class="talk-comment" id="comment-${id}" aria-labelledby="author-${id}">
${heading(level, id, markup`<bdi>${author.username}</bdi>${to}`)}${badgeMarkup(comment)}
<p class="talk-meta">${permalink}${factsMarkup(comment)}</p>
${bodyMarkup(comment, story.language)}
${replyLink(drawing, comment)}${below}</article>
`;
}

function heading(level: number, id: string, name: Markup): Markup {
  switch (level) {
    case 1:
      return markup`<h3 id="author-${id}">${name}</h3>`;
    case 2:
      return markup`<h4 id="author-${id}">${name}</h4>`;
    default:
      return markup`<h5 id="author-${id}">${name}</h5>`;
  }
}

/** What a page has no room for is a page of its own. */
function linkToReplies({ rootUrl, story }: Drawing, { id, author }: PublicComment, count: number): Markup {
  if (count === 0) return nothing;
  return link(streamPageUrl(rootUrl, story.id, { commentID: id }), messages.readReplies(count, author.username));
}

function backToAll({ rootUrl, story }: Drawing): Markup {
  return link(streamPageUrl(rootUrl, story.id, {}), messages.allComments);
}

function link(href: string, text: string): Markup {
  return markup`<p class="talk-more"><a href="${href}">${text}</a></p>
`;
}

function orders({ rootUrl, story, order: current }: Drawing): Markup {
  const entry = (order: CommentOrder) => {
    const href = streamPageUrl(rootUrl, story.id, { orderBy: order });
    const mark = order === current && markup` aria-current="true"`;
    return markup`<li><a href="${href}" rel="nofollow"${mark}>${messages.orders[order]}</a></li>
`;
  };
  return markup`<nav class="talk-orders" aria-label="${messages.sort}"><ul>
${commentOrders.map(entry)}</ul></nav>
`;
}

function nextPage({ rootUrl, story, order, page, thread }: Drawing): Markup {
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage) return nothing;
  const place = thread ? { commentID: thread.id, after: endCursor } : { orderBy: order, after: endCursor };
  const href = streamPageUrl(rootUrl, story.id, place);
  return markup`<nav class="talk-more" aria-label="${messages.pages}"><a rel="next" href="${href}">${messages.nextPage}</a></nav>
`;
}
