import { markup, type Markup } from '../../../core/text/markup.js';
import { type CommentOrder, commentOrders } from '../../comments/index.js';
import { permalinkOf } from '../../stories/index.js';
import { badgeMarkup, bodyMarkup, factsMarkup, timeMarkup } from '../comment-markup.js';
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
  const { story, language, askedOrder, page, thread } = view;
  const { reading } = language;
  const drawing = { ...view, rootUrl };
  const id = `talk-heading-${story.id}`;
  const state = markup`${askedOrder ? markup`data-order="${askedOrder}" ` : nothing}data-as-of="${story.lastEventID}"`;
  const notices = [
    story.isClosed ? notice(story.closedMessage ?? reading.closed) : nothing,
    page.nodes.length === 0 && !thread ? notice(reading.empty) : nothing,
  ];
  const comments = thread
    ? [backToAll(drawing), article(drawing, { comment: thread, level: 1, below: list(drawing, 2) })]
    : [orders(drawing), list(drawing, 1)];
  return markup`<talk-comments story-url="${story.url}">
<section class="talk-stream" lang="${language.tag}" dir="${language.direction}" aria-labelledby="${id}" ${state}>
<h2 id="${id}">${reading.comments(story.commentCount)}</h2>
${notices}${writeLink(drawing)}${comments}${nextPage(drawing)}</section>
</talk-comments>
`;
}

function notice(text: string): Markup {
  return markup`<p class="talk-notice" dir="auto">${text}</p>
`;
}

/** Where somebody without JavaScript writes. Nothing for search engines: it is the same form everywhere. */
function writeLink({ rootUrl, story, language, askedLanguage: lang }: Drawing): Markup {
  if (story.isClosed) return nothing;
  const href = writingUrl(rootUrl, { id: story.id, lang });
  return markup`<p class="talk-write"><a href="${href}" rel="nofollow">${language.pages.write}</a></p>
`;
}

function replyLink({ rootUrl, story, language, askedLanguage: lang }: Drawing, { id, author }: PublicComment): Markup {
  if (story.isClosed) return nothing;
  const href = writingUrl(rootUrl, { id: story.id, replyTo: id, lang });
  return markup`<p class="talk-reply"><a href="${href}" rel="nofollow">${language.pages.reply(author.username)}</a></p>
`;
}

function list(drawing: Drawing, level: number): Markup {
  const { page, thread } = drawing;
  const articles = page.nodes.map((comment) => articleWithReplies(drawing, comment, level));
  return thread && articles.length > 0 ? replyGroup(drawing, thread, articles) : markup`${articles}`;
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
  const below =
    nodes.length > 0 ? replyGroup(drawing, comment, [...replies, linkToReplies(drawing, comment, left)]) : nothing;
  return article(drawing, { comment, level, parent: drawing.thread, below });
}

function replyGroup({ language }: Drawing, { author }: PublicComment, replies: readonly Markup[]): Markup {
  return markup`<div class="talk-replies" role="group" aria-label="${language.reading.repliesTo(author.username)}">
${replies}</div>
`;
}

function article(drawing: Drawing, { comment, level, parent, below }: Article): Markup {
  const { story, language } = drawing;
  const { id, author } = comment;
  const to = parent && markup` <span class="talk-parent">${language.visit.inReplyTo(parent.author.username)}</span>`;
  const label = language.row.about(language.time(comment.createdAt), author.username);
  const permalink = markup`<a href="${permalinkOf(story.url, id)}" aria-label="${label}">${timeMarkup(comment, language)}</a>`;
  return markup`<article class="talk-comment" id="comment-${id}" aria-labelledby="author-${id}">
${heading(level, id, markup`<bdi>${author.username}</bdi>${to}`)}${badgeMarkup(comment, language)}
<p class="talk-meta">${permalink}${factsMarkup(comment, language)}</p>
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
function linkToReplies(
  { rootUrl, story, language, askedLanguage: lang }: Drawing,
  { id, author }: PublicComment,
  count: number,
): Markup {
  if (count === 0) return nothing;
  const text = language.row.about(language.visit.showReplies(count), author.username);
  return link(streamPageUrl(rootUrl, story.id, { commentID: id, lang }), text);
}

function backToAll({ rootUrl, story, language, askedLanguage: lang }: Drawing): Markup {
  return link(streamPageUrl(rootUrl, story.id, { lang }), language.visit.showAll);
}

function link(href: string, text: string): Markup {
  return markup`<p class="talk-more"><a href="${href}">${text}</a></p>
`;
}

function orders({ rootUrl, story, order: current, language, askedLanguage: lang }: Drawing): Markup {
  const { visit } = language;
  const entry = (order: CommentOrder) => {
    const href = streamPageUrl(rootUrl, story.id, { orderBy: order, lang });
    const mark = order === current && markup` aria-current="true"`;
    return markup`<li><a href="${href}" rel="nofollow"${mark}>${visit.orders[order]}</a></li>
`;
  };
  return markup`<nav class="talk-orders" aria-label="${visit.orderLabel}"><ul>
${commentOrders.map(entry)}</ul></nav>
`;
}

function nextPage({ rootUrl, story, order, page, thread, language, askedLanguage: lang }: Drawing): Markup {
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage) return nothing;
  const place = thread ? { commentID: thread.id } : { orderBy: order };
  const href = streamPageUrl(rootUrl, story.id, { ...place, after: endCursor, lang });
  return markup`<nav class="talk-more" aria-label="${language.pages.pages}"><a rel="next" href="${href}">${language.pages.nextPage}</a></nav>
`;
}
