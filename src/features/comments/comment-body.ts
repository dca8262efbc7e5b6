import { Parser } from 'htmlparser2';
import sanitizeHtml from 'sanitize-html';
import { normaliseBody, readBody, writeBody } from './comment-body-tree.js';

/** Blocks that comments do not have, but that people paste: they become paragraphs, or their words would run together. */
const paragraphLike = [
  ...[
    'div',
    'section',
    'article',
    'header',
    'footer',
    'main',
    'aside',
    'nav',
    'figure',
    'figcaption',
    'address',
    'form',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'pre', 'details', 'summary', 'fieldset', 'legend', 'dl', 'dt', 'dd'],
  ...['table', 'caption', 'tr', 'td', 'th'],
];

const options: sanitizeHtml.IOptions = {
  allowedTags: ['p', 'br', 'b', 'strong', 'i', 'em', 'blockquote', 'ul', 'ol', 'li', 'a', 'span'],
  allowedAttributes: { a: ['href'] },
  allowedClasses: { span: ['spoiler'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  /** Elements whose text was never meant to be read as part of the page. */
  nonTextTags: [
    ...[
      'script',
      'style',
      'xmp',
      'textarea',
      'option',
      'select',
      'title',
      'noscript',
      'noembed',
      'noframes',
      'template',
    ],
    ...['svg', 'math', 'iframe', 'frameset', 'object', 'applet', 'audio', 'video', 'canvas', 'head', 'plaintext'],
  ],
  transformTags: { ...Object.fromEntries(paragraphLike.map((tag) => [tag, 'p'])), hr: 'br' },
};

/**
 * Makes of what somebody typed or pasted the HTML that Talk stores and shows: only p, br, b, strong, i, em, blockquote,
 * ul, ol, li, a (absolute http, https or mailto address, fixed rel) and span.spoiler, in one normal form, at most two
 * blank lines in a row, lists and quotes at most four deep. The text is NFC without control characters or direction
 * overrides. Where there are no tags at all, blank lines make paragraphs and line breaks stay.
 *
 * The input is HTML: a client that sends plain text escapes `<` and `&` in it. Doing it twice changes nothing.
 *
 * @returns '' where a reader would see nothing
 */
export function sanitiseBody(html: string): string {
  const permitted = sanitizeHtml(html, options);
  const markup = permitted.includes('<') ? permitted : paragraphs(permitted);
  return writeBody(normaliseBody(readBody(markup)));
}

/** A body's words, one line a paragraph, item or line break: for counting, searching and finding repeats. */
export function bodyText(html: string): string {
  return (plainText(html) ?? parsedText(html))
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

/** Of paragraphs and line breaks alone, which most comments are; a parser takes ten times as long. */
function plainText(html: string): string | undefined {
  if (html.includes('&')) return undefined;
  const text = html.replaceAll(/<(?:\/?p|br)>/g, '\n');
  return text.includes('<') ? undefined : text;
}

function parsedText(html: string): string {
  const parts: string[] = [];
  const breakLine = (tag: string) => {
    if (['p', 'br', 'li', 'blockquote', 'ul', 'ol'].includes(tag)) parts.push('\n');
  };
  new Parser({ onopentagname: breakLine, onclosetag: breakLine, ontext: (text) => parts.push(text) }).end(html);
  return parts.join('');
}

/** A body's length as its author sees it: code points of its text. (A single grapheme may hold thousands of marks.) */
export function lengthOf(html: string): number {
  let length = 0;
  for (const _codePoint of bodyText(html)) length += 1;
  return length;
}

function paragraphs(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t\n]*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll('\n', '<br>')}</p>`)
    .join('');
}
