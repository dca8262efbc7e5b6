import { markup } from '../../../core/text/markup.js';
import { permalinkOf } from '../../stories/index.js';
import { badgeMarkup, bodyMarkup, factsMarkup, timeMarkup } from '../comment-markup.js';
import type { Language } from '../languages.js';
import { page } from '../page.js';
import type { PublicComment, PublicStory } from '../public-comments.js';
import { oembedLink } from './oembed.js';

export interface SharedComment {
  readonly comment: PublicComment;
  readonly story: PublicStory;
  /** Of what stands around the comment. */
  readonly language: Language;
}

/**
 * One comment as a page that anybody may frame: it needs no script and holds nothing to press but links, which open
 * outside of the frame.
 *
 * @param rootUrl Talk's public address, without a slash at its end
 */
export function commentPage({ comment, story, language }: SharedComment, rootUrl: string): string {
  const { username } = comment.author;
  const title = story.title ?? story.url;
  const permalink = permalinkOf(story.url, comment.id);
  const head = markup`<base target="_blank">
<link rel="canonical" href="${permalink}">
${oembedLink(rootUrl, permalink)}
<meta name="robots" content="noindex">`;
  const body = markup`<main>
<article class="talk-single" aria-labelledby="author">
<h1 id="author"><bdi>${username}</bdi></h1>${badgeMarkup(comment, language)}
<p class="talk-meta">${timeMarkup(comment, language)}${factsMarkup(comment, language)}</p>
${bodyMarkup(comment, story.language)}
<p class="talk-source">${story.site.name}: <a href="${permalink}" rel="noopener">${title}</a></p>
</article>
</main>`;
  return page(language, language.pages.commentOn(username, title), head, body);
}

/** What stands in a frame whose comment was taken away: its text, author and story are nobody's business any more. */
export function noCommentPage(language: Language): string {
  const text = language.writing.failures.NOT_FOUND;
  const head = markup`<meta name="robots" content="noindex">`;
  return page(language, text, head, markup`<main><p>${text}</p></main>`);
}
