import type { Request } from 'express';
import { parseUrl } from '../../../core/http/parse-url.js';
import { embeddingError } from '../embedding.errors.js';
import type { ReaderCookies } from './reader-cookies.js';

/**
 * Refuses what a page of another site had a browser send. Browsers that say where a request comes from are believed;
 * those that say nothing, text browsers among them, have the token only.
 *
 * @param rootUrl where readers reach Talk
 * @throws FORM_FOREIGN
 */
export function assertOwnForm({ headers }: Request, rootUrl: string): void {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  const isOwnSite = site === undefined || site === 'same-origin' || site === 'none';
  const isOwnOrigin =
    origin === undefined ||
    origin === new URL(rootUrl).origin ||
    (host !== undefined && parseUrl(origin)?.host === host);
  if (!isOwnSite || !isOwnOrigin) throw embeddingError('FORM_FOREIGN');
}

/** @throws FORM_EXPIRED where the form is not one that was made for this reader, or no longer */
export function assertFreshForm(cookies: ReaderCookies, token: string): void {
  if (!cookies.isFormToken(token)) throw embeddingError('FORM_EXPIRED');
}
