import type { Config } from '../../../core/config/config.js';
import { fetchError } from '../../../core/http/fetch.errors.js';
import { safeFetch, type SafeFetchOptions } from '../../../core/http/safe-fetch.js';
import { charsetOf } from './decode-page.js';
import { parseArticle, type ArticleMetadata } from './parse-article.js';

/**
 * Fetches an article page as a stranger would and reads its metadata.
 *
 * @throws an error of `fetchError`; FETCH_FAILED also where the server answers with anything but success
 */
export async function scrapeArticle(
  url: string,
  options: Config['scrape'] & Pick<SafeFetchOptions, 'signal'>,
): Promise<ArticleMetadata> {
  const response = await safeFetch(url, { ...options, accept: ['text/html', 'application/xhtml+xml'] });
  if (response.status < 200 || response.status > 299) {
    throw fetchError('FETCH_FAILED', { host: new URL(response.url).host, problem: `it answered ${response.status}` });
  }
  return parseArticle(response.body, response.url, charsetOf(response.headers['content-type']));
}
