import { Parser } from 'htmlparser2';
import { parseUrl } from '../../../core/http/parse-url.js';
import { cleanText, isVisibleText } from '../../../core/text/clean-text.js';
import { decodePage } from './decode-page.js';
import { findLinkedArticle } from './linked-article.js';
import { readPageFacts } from './page-facts.js';
import { parseDate } from './parse-date.js';

/** What an article page says about itself; what it does not say usably is left out. Texts are plain, not HTML. */
export interface ArticleMetadata {
  readonly title?: string;
  /** Absolute http or https address. */
  readonly image?: string;
  /** Several are separated by commas. */
  readonly author?: string;
  readonly section?: string;
  readonly publishedAt?: Date;
  /** A BCP 47 tag such as `en` or `de-CH`. */
  readonly language?: string;
  /** Absolute http or https address that the page calls its own: a claim, perhaps of another site. */
  readonly canonicalUrl?: string;
}

const maxTitleLength = 300;
const maxAuthorLength = 200;
const maxSectionLength = 100;
const maxUrlLength = 2048;
const maxAuthors = 5;

/**
 * Reads an article page's metadata: JSON-LD before Open Graph, before other meta tags, before `<title>` and `<time>`.
 * Makes the best of any input and never throws.
 *
 * @param url of the page, for relative addresses
 * @param charset as the `Content-Type` header has it, for bytes
 */
export function parseArticle(html: string | Buffer, url: string, charset?: string): ArticleMetadata {
  const { meta, linkedData, title, canonical, time, lang } = readPageFacts(
    typeof html === 'string' ? html : decodePage(html, charset),
  );
  const article = findLinkedArticle(linkedData);
  const base = parseUrl(url);
  const metas = (...names: string[]) => names.map((name) => meta.get(name));
  const texts = (linked: readonly (string | undefined)[], ...others: (string | undefined)[]) => [
    ...linked.map((text) => text && decodeEntities(text)),
    ...others,
  ];

  return {
    title: first(
      texts([article?.headline], ...metas('og:title', 'twitter:title', 'dc.title', 'title'), title),
      (text) => plainText(text, maxTitleLength),
    ),
    image: first(
      texts(
        article?.images ?? [],
        ...metas('og:image:secure_url', 'og:image', 'og:image:url', 'twitter:image', 'twitter:image:src', 'image'),
      ),
      (text) => webAddress(text, base),
    ),
    author:
      authors(texts(article?.authors ?? [])) ??
      first(metas('article:author', 'og:article:author', 'author', 'parsely-author', 'dc.creator', 'byl'), (text) =>
        authors([text]),
      ),
    section: first(
      texts([article?.section], ...metas('article:section', 'og:article:section', 'parsely-section', 'section')),
      (text) => plainText(text, maxSectionLength),
    ),
    publishedAt: first(
      texts(
        [article?.published],
        ...metas('article:published_time', 'og:article:published_time', 'datepublished', 'parsely-pub-date'),
        ...metas('publish-date', 'pubdate', 'date', 'dc.date', 'dc.date.issued'),
        time,
      ),
      parseDate,
    ),
    language: first(texts([article?.language], ...metas('og:locale'), lang), languageTag),
    canonicalUrl: first([canonical, ...metas('og:url'), article?.url], (text) => webAddress(text, base)),
  };
}

/** The first text that yields something. */
function first<T>(texts: readonly (string | undefined)[], read: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const value = text === undefined ? undefined : read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** A line of text of at most so many code points, or undefined where nothing would be seen of it. */
function plainText(text: string, maxLength: number): string | undefined {
  const points = Array.from(cleanText(text.slice(0, maxLength * 10)).trim());
  const line =
    points.length > maxLength
      ? `${points
          .slice(0, maxLength - 1)
          .join('')
          .trimEnd()}…`
      : points.join('');
  return isVisibleText(line) ? line : undefined;
}

/** Names joined into one line; profile addresses, which Open Graph has instead of names, are none. */
function authors(texts: readonly (string | undefined)[]): string | undefined {
  const names = texts
    .map((text) => text && plainText(text, maxAuthorLength))
    .filter((name): name is string => name !== undefined && !/^(?:https?:)?\/\//i.test(name));
  return plainText([...new Set(names)].slice(0, maxAuthors).join(', '), maxAuthorLength);
}

/** The tag in its usual spelling; pages also write `en_US`. */
function languageTag(text: string): string | undefined {
  const tag = text.trim().replaceAll('_', '-');
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

function webAddress(text: string, base: URL | undefined): string | undefined {
  if (text.trim() === '' || text.length > maxUrlLength) return undefined;
  const url = parseUrl(text.trim(), base);
  const isUsable =
    (url?.protocol === 'https:' || url?.protocol === 'http:') && url.username === '' && url.password === '';
  return isUsable && url.href.length <= maxUrlLength ? url.href : undefined;
}

/** JSON-LD lies in a script, where entities mean nothing, yet many systems write them there: tags stay as they are. */
function decodeEntities(text: string): string {
  const parts: string[] = [];
  new Parser({ ontext: (part) => parts.push(part) }).end(text.replaceAll('<', '&lt;'));
  return parts.join('');
}
