import { markup } from '../../../core/text/markup.js';
import { page } from '../page.js';
import { linkedDataMarkup } from './linked-data.js';
import { streamFragment } from './stream-fragment.js';
import type { StreamView } from './stream-view.js';

/** The fragment with what search engines read, for the page of somebody else. */
export function streamPart(view: StreamView, rootUrl: string): string {
  return `${streamFragment(view, rootUrl).text}${view.thread ? '' : linkedDataMarkup(view).text}`;
}

/**
 * A part of a discussion as a page of Talk's own: where the links of the fragment lead. It runs no script, so that a next
 * page stays the next page; the article is where the stream is alive.
 */
export function streamPage(view: StreamView, rootUrl: string): string {
  const { url, title } = view.story;
  const name = title ?? url;
  const head = markup`<link rel="canonical" href="${url}">`;
  const body = markup`<main>
<h1><a href="${url}">${name}</a></h1>
${streamFragment(view, rootUrl)}</main>`;
  return page(view.language, view.language.pages.commentsOn(name), head, body);
}
