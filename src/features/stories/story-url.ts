import { parseUrl } from '../../core/http/parse-url.js';
import { storyError } from './story.errors.js';

export const maxStoryUrlLength = 2048;

/** Query parameters that say where a reader came from, never which article it is. Names are compared in lower case. */
export const trackingParameters: ReadonlySet<string> = new Set([
  ...['fbclid', 'igshid', 'igsh', 'twclid', 'ttclid', 'li_fat_id', 'rdt_cid', 'epik', 'sccid'], // social networks
  ...['gclid', 'gclsrc', 'dclid', 'gbraid', 'wbraid', 'gad_source', 'gad_campaignid', 'srsltid', '_ga', '_gl'], // Google
  ...['msclkid', 'yclid', 'ysclid', '_openstat', 'cvid', 'oicd'], // other search engines
  ...['mc_cid', 'mc_eid', 'mkt_tok', '_hsenc', '_hsmi', '__hssc', '__hstc', '__hsfp', 'hsctatracking'], // newsletters
  ...['vero_id', 'vero_conv', 'oly_anon_id', 'oly_enc_id', '_ke', '_kx', 'dm_i', 'ml_subscriber', 'ml_subscriber_hash'],
  ...['s_cid', 'ns_campaign', 'ns_source', 'ns_mchannel', 'xtor', 'wickedid', 'rb_clickid', 'ref_src', 'ref_url'],
  'commentid', // a permalink: it names a comment of the article, see permalink.ts
]);

/** Families of such parameters: Google Analytics, Matomo (now and before). */
export const trackingPrefixes: readonly string[] = ['utm_', 'mtm_', 'pk_', 'matomo_'];

/**
 * The one address under which Talk knows an article: http or https, host in lower case and punycode, no default port,
 * no fragment, no tracking parameters, the others sorted by name. A path keeps its trailing slash or its lack of one,
 * because to many servers the two are different pages. Normalising twice changes nothing.
 *
 * @throws STORY_URL_INVALID
 */
export function normaliseStoryUrl(text: string): string {
  const url = parse(text.trim());
  url.hostname = url.hostname.replace(/\.$/, '');
  const query = sortedQuery(url.search);
  const normalised = upperCaseEscapes(`${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`);
  if (normalised.length > maxStoryUrlLength) throw invalid(`it has more than ${maxStoryUrlLength} characters`);
  return normalised;
}

function parse(text: string): URL {
  if (text.length > maxStoryUrlLength) throw invalid(`it has more than ${maxStoryUrlLength} characters`);
  if (/[\p{Cc}\p{Cs}]/u.test(text)) throw invalid('it holds control characters');
  if (!/^https?:\/\//i.test(text)) throw invalid('it does not start with http:// or https://');
  const url = parseUrl(text);
  if (url === undefined) throw invalid('it is no URL');
  if (url.username !== '' || url.password !== '') throw invalid('it holds a user name or password');
  if (url.hostname.startsWith('.') || url.hostname.includes('..')) throw invalid('its host name has an empty part');
  return url;
}

/** Works on the text as it is: decoding and encoding again would change what the article's server sees. */
function sortedQuery(search: string): string {
  return upperCaseEscapes(search.slice(1))
    .split('&')
    .filter((pair) => pair !== '' && !isTracking(nameOf(pair)))
    .map((pair) => ({ pair, name: nameOf(pair) }))
    .sort((one, other) => (one.name === other.name ? 0 : one.name < other.name ? -1 : 1))
    .map(({ pair }) => pair)
    .join('&');
}

function nameOf(pair: string): string {
  return new URLSearchParams(pair).keys().next().value ?? '';
}

function isTracking(name: string): boolean {
  const lower = name.toLowerCase();
  return trackingParameters.has(lower) || trackingPrefixes.some((prefix) => lower.startsWith(prefix));
}

function upperCaseEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escape) => escape.toUpperCase());
}

const invalid = (problem: string) => storyError('STORY_URL_INVALID', { problem });
