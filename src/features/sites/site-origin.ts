import { parseUrl } from '../../core/http/parse-url.js';
import { siteError } from './site.errors.js';

const maxOriginLength = 300;

/**
 * Reads what an operator types as a permitted origin: `https://example.org`, `http://localhost:3000`, or
 * `https://*.example.org` for every subdomain, which leaves out `https://example.org` itself.
 *
 * @returns the origin as browsers write it: lower case, punycode, no default port, no trailing slash
 * @throws ORIGIN_INVALID
 */
export function parseOrigin(text: string): string {
  const typed = text.trim();
  const invalid = (problem: string) =>
    siteError('ORIGIN_INVALID', { origin: typed.slice(0, maxOriginLength), problem });

  if (typed.length > maxOriginLength) throw invalid('it is too long');
  if (/[\s\p{Cc}\p{Cs}\\]/u.test(typed)) throw invalid('it holds characters that no origin has');
  if (!/^https?:\/\//i.test(typed)) throw invalid('it does not start with http:// or https://');
  const url = parseUrl(typed);
  if (url === undefined) throw invalid('its host or port is wrong');
  if (/[@?#]/.test(typed) || url.pathname !== '/') throw invalid('it holds more than scheme, host and port');
  const problem = hostProblem(url.hostname);
  if (problem !== undefined) throw invalid(problem);
  return url.origin;
}

/**
 * Whether a pattern of `parseOrigin` covers an origin as browsers and `URL.origin` write it. Anything else, a whole URL
 * or the opaque `null` included, is covered by none.
 */
export function originPermits(pattern: string, origin: string): boolean {
  if (parseUrl(origin)?.origin !== origin) return false;
  const [scheme, suffix] = pattern.split('://*.');
  if (suffix === undefined) return pattern === origin;
  const host = origin.slice(`${scheme}://`.length);
  return origin.startsWith(`${scheme}://`) && host.endsWith(`.${suffix}`) && !host.startsWith('.');
}

function hostProblem(hostname: string): string | undefined {
  const labels = hostname.split('.');
  const [first, ...rest] = labels;
  if (labels.includes('')) return 'its host name has an empty part';
  if (rest.some((label) => label.includes('*')) || (first !== '*' && first!.includes('*'))) {
    return 'a * may only stand for the whole first part of the host name';
  }
  if (first === '*' && rest.length < 2) return 'a * needs a domain of at least two parts behind it';
  return undefined;
}
