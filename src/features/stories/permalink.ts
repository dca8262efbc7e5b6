import { parseUrl } from '../../core/http/parse-url.js';
import { maxStoryUrlLength } from './story-url.js';

/** Coral's name, so that links which are out there go on working. Read in any case: Talk 4 wrote `commentId`. */
const parameter = 'commentID';

/**
 * A comment's address: its article's, with a parameter. No fragment, because a page's server must be able to see which
 * comment is meant: to render it, and to name its oEmbed address.
 *
 * @param storyUrl canonical
 */
export function permalinkOf(storyUrl: string, commentId: string): string {
  return `${storyUrl}${storyUrl.includes('?') ? '&' : '?'}${parameter}=${encodeURIComponent(commentId)}`;
}

/** The comment that an address means; undefined where it means none. */
export function commentOfPermalink(url: string): string | undefined {
  if (url.length > maxStoryUrlLength) return undefined;
  const search = parseUrl(url)?.searchParams;
  const name = [...(search?.keys() ?? [])].find((key) => key.toLowerCase() === parameter.toLowerCase());
  return (name && search?.get(name)) || undefined;
}
