import { markup, Markup } from '../../core/text/markup.js';
import { sanitiseBody } from '../comments/index.js';
import { messages } from './messages.js';
import type { PublicComment } from './public-comments.js';

/**
 * The text of a comment: nothing leaves but what the allow-list knows, whatever is stored. Its language is the story's,
 * or unknown; never that of the words around it.
 */
export function bodyMarkup({ body }: PublicComment, language: string | null): Markup {
  const written = new Markup(sanitiseBody(body));
  return markup`<div class="talk-body" dir="auto" lang="${language}">${written}</div>`;
}

export function timeMarkup({ createdAt }: PublicComment): Markup {
  return markup`<time datetime="${createdAt}">${messages.time(createdAt)}</time>`;
}

/** What else there is to know: the stars of a review, and that the text is not what was written first. */
export function factsMarkup({ editedAt, rating }: PublicComment): Markup {
  const stars = rating !== null && markup` <span class="talk-stars">${messages.stars(rating)}</span>`;
  const edited = editedAt !== null && markup` <span class="talk-edited">(${messages.edited})</span>`;
  return markup`${stars}${edited}`;
}

export function badgeMarkup({ author }: PublicComment): Markup {
  const badge = Object.hasOwn(messages.roles, author.role) && messages.roles[author.role];
  return markup`${badge && markup` <span class="talk-badge">${badge}</span>`}`;
}
