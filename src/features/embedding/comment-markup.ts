import { markup, Markup } from '../../core/text/markup.js';
import { sanitiseBody } from '../comments/index.js';
import type { Language } from './languages.js';
import type { PublicComment } from './public-comments.js';

/**
 * The text of a comment: nothing leaves but what the allow-list knows, whatever is stored. Its language is the story's,
 * or unknown; never that of the words around it.
 */
export function bodyMarkup({ body }: PublicComment, language: string | null): Markup {
  const written = new Markup(sanitiseBody(body));
  return markup`<div class="talk-body" dir="auto" lang="${language}">${written}</div>`;
}

export function timeMarkup({ createdAt }: PublicComment, { time }: Language): Markup {
  return markup`<time datetime="${createdAt}">${time(createdAt)}</time>`;
}

/** What else there is to know: the stars of a review, and that the text is not what was written first. */
export function factsMarkup({ editedAt, rating }: PublicComment, { reading }: Language): Markup {
  const stars = rating !== null && markup` <span class="talk-stars">${reading.stars(rating)}</span>`;
  const edited = editedAt !== null && markup` <span class="talk-edited">(${reading.edited})</span>`;
  return markup`${stars}${edited}`;
}

export function badgeMarkup({ author }: PublicComment, { reading }: Language): Markup {
  const roles: Readonly<Record<string, string>> = reading.roles;
  const badge = Object.hasOwn(roles, author.role) && roles[author.role];
  return markup`${badge && markup` <span class="talk-badge">${badge}</span>`}`;
}
