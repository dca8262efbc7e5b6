import { Parser } from 'htmlparser2';
import { find } from 'linkifyjs';
import { parseUrl } from '../../core/http/parse-url.js';
import { bodyText } from './comment-body.js';

export interface CommentLink {
  readonly href: string;
  /** In lower case, international names in their ASCII form, without a port; IPv6 in brackets. */
  readonly host: string;
  /** Where the link stands in `bodyText` of the comment, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** More than this tell no more. */
export const maxLinks = 200;
/** Longer than any comment may be. */
const maxTextLength = 200_000;

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'ftp:']);

/**
 * All links of a comment's body in reading order, at most `maxLinks`: its anchors, and whatever in its text a reader
 * could take for an address, with or without a scheme. Mail addresses are none. Characters that do not show are looked
 * through, and full-width forms are what browsers make of them. Where an anchor shows another host than it leads to,
 * both are links.
 *
 * Which bare names are domains is known from the list of top-level domains in linkifyjs: `Node.js` is none, but
 * `README.md` is, as a country's ending is no rarer in comments than a file's.
 *
 * @param html a sanitised body
 * @param text its `bodyText`, where that is known already
 */
export function linksIn(html: string, text = bodyText(html)): CommentLink[] {
  // Most comments have no anchor, and a search for one costs less than a parser.
  const anchors = html.includes('<a ') ? anchorsIn(html, text) : [];
  const isShownBy = (anchor: CommentLink, link: CommentLink) =>
    anchor.host === link.host && anchor.start <= link.start && link.end <= anchor.end;
  const typed = linksInText(text).filter((link) => !anchors.some((anchor) => isShownBy(anchor, link)));
  return [...anchors, ...typed].sort((one, other) => one.start - other.start).slice(0, maxLinks);
}

/**
 * What every address has: a dot or colon inside, the one name without either, or characters that are read as others.
 * Looking for addresses takes ten times as long, and most comments have none.
 */
const mayBeAddress = /\S\.\S|:|localhost|[\uff01-\uff5e\u3002\uff61]|\p{Default_Ignorable_Code_Point}/iu;

/** The links in plain text, at most `maxLinks`; see `linksIn`. */
export function linksInText(text: string): CommentLink[] {
  if (!mayBeAddress.test(text)) return [];
  const { plain, positions } = readable(text.slice(0, maxTextLength));
  const links: CommentLink[] = [];
  for (const { value, href, start, end } of find(plain, 'url')) {
    const link = linkTo(href, positions[start]!, positions[end - 1]! + 1);
    if (link === undefined || isSentenceStart(value)) continue;
    if (links.push(link) === maxLinks) break;
  }
  return links;
}

/** Whether a host is one of the domains or lies below one. */
export function hostMatches(host: string, domains: readonly string[]): boolean {
  return domains.some((domain) => {
    const known = hostOf(domain);
    return known !== undefined && (host === known || host.endsWith(`.${known}`));
  });
}

/** Anchors, with the place of their text. */
function anchorsIn(html: string, text: string): CommentLink[] {
  const found: { href: string; from: number; to: number }[] = [];
  const open: { href: string; from: number; to: number }[] = [];
  let ink = 0;
  const parser = new Parser({
    onopentag(tag, { href = '' }) {
      if (tag === 'a') open.push({ href, from: ink, to: ink });
    },
    ontext(part) {
      ink += countInk(part);
    },
    onclosetag(tag) {
      const anchor = tag === 'a' ? open.pop() : undefined;
      if (anchor !== undefined && found.length < maxLinks) found.push({ ...anchor, to: ink });
    },
  });
  parser.end(html);
  if (found.length === 0) return [];

  // `bodyText` drops nothing but white space, so a place is found again by counting the rest.
  const places = inkPlaces(text);
  return found.flatMap(({ href, from, to }) => {
    const start = places[from] ?? text.length;
    return linkTo(href, start, to > from ? places[to - 1]! + 1 : start) ?? [];
  });
}

function countInk(text: string): number {
  return text.length - (text.match(/\s/g)?.length ?? 0);
}

function inkPlaces(text: string): number[] {
  const places: number[] = [];
  for (let index = 0; index < text.length; index += 1) if (!/\s/.test(text[index]!)) places.push(index);
  return places;
}

function linkTo(href: string, start: number, end: number): CommentLink | undefined {
  const url = parseUrl(href);
  if (url === undefined || !schemes.has(url.protocol) || url.hostname === '') return undefined;
  return { href: url.href, host: withoutFinalDot(url.hostname), start, end };
}

function hostOf(domain: string): string | undefined {
  const url = parseUrl(`http://${domain}`);
  return url && withoutFinalDot(url.hostname);
}

function withoutFinalDot(host: string): string {
  return host.endsWith('.') ? host.slice(0, -1) : host;
}

const invisible = /\p{Default_Ignorable_Code_Point}/u;
const asciiWord = /^[a-z0-9]$/i;

/**
 * The words that may be addresses, as a browser would read them, and where each of their code units came from. No address
 * reaches from one word into another, so the others need not be looked through.
 */
function readable(text: string): { plain: string; positions: number[] } {
  const positions: number[] = [];
  let plain = '';
  for (const { 0: word, index: start } of text.matchAll(/[^ \n]+/g)) {
    if (!mayBeAddress.test(word)) continue;
    let index = start;
    for (const character of word) {
      const next = index + character.length;
      if (!invisible.test(character)) {
        plain += narrow(character, text[index - 1], text[next]);
        for (let unit = index; unit < next; unit += 1) positions.push(unit);
      }
      index = next;
    }
    plain += ' ';
    positions.push(index);
  }
  return { plain, positions };
}

/** Full-width forms as ASCII. The ideographic full stop ends a sentence unless it stands between ASCII letters. */
function narrow(character: string, before = '', after = ''): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (code !== 0x3002 && code !== 0xff61) return character;
  return asciiWord.test(before) && asciiWord.test(after) ? '.' : ' ';
}

/** Capitalised like this, they can only be domains: no sentence begins with them. */
const neverWords: ReadonlySet<string> = new Set(['Com', 'Net', 'Org']);

/** A missing space, as in "I am done.It was": the ending is a capitalised word, and nothing else says "address". */
function isSentenceStart(value: string): boolean {
  const ending = /\.([A-Z][a-z]+)$/.exec(value)?.[1];
  return ending !== undefined && !neverWords.has(ending) && !/^www\.|[:/]/i.test(value);
}
