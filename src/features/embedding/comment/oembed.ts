import { type Markup, markup } from '../../../core/text/markup.js';
import { bodyText } from '../../comments/index.js';
import { commentOfPermalink } from '../../stories/index.js';
import type { SharedComment } from './comment-page.js';

const widths = { least: 220, most: 640 } as const;
const heights = { least: 140, most: 600 } as const;

/** Pixels that a line of text takes, that a letter takes on the average, and that stand around the text. */
const lineHeight = 24;
const letterWidth = 8;
const padding = { across: 32, down: 130 } as const;

/** Seconds that a consumer may keep the answer. What the frame shows is current all the same. */
const cacheAge = 3_600;

export interface FrameLimits {
  readonly maxwidth?: number | undefined;
  readonly maxheight?: number | undefined;
}

/** Where consumers ask for the embed of a permalink. */
export function oembedUrl(rootUrl: string, permalink: string): string {
  return `${rootUrl}/api/oembed?${new URLSearchParams({ url: permalink, format: 'json' }).toString()}`;
}

/** For the `<head>` of the page that a permalink leads to. */
export function oembedLink(rootUrl: string, permalink: string): Markup {
  return markup`<link rel="alternate" type="application/json+oembed" href="${oembedUrl(rootUrl, permalink)}">`;
}

/**
 * The comment that an address means: a permalink, or Talk's own page of the comment. The id alone decides, whatever the
 * page before it: sites have several origins, articles move, and a comment has one id for ever.
 */
export function commentOfAddress(rootUrl: string, url: string): string | undefined {
  const own = `${rootUrl}/embed/comment/`;
  if (!url.startsWith(own)) return commentOfPermalink(url);
  return /^[\w-]{1,64}(?=$|[?#])/.exec(url.slice(own.length))?.[0];
}

/**
 * What oembed.com calls a rich embed. A frame, no quotation: a comment that is edited or taken away afterwards is so
 * everywhere.
 */
export function oembed({ comment, story, language }: SharedComment, rootUrl: string, limits: FrameLimits): object {
  const width = within(widths, limits.maxwidth ?? widths.most, limits.maxwidth);
  const height = within(heights, heightOf(comment.body, width), limits.maxheight);
  const title = language.pages.commentOn(comment.author.username, story.title ?? story.url);
  const source = `${rootUrl}/embed/comment/${comment.id}`;
  const size = markup`width="${width}" height="${height}"`;
  const sandbox = 'allow-popups allow-popups-to-escape-sandbox';
  const frame = markup`<iframe src="${source}" title="${title}" ${size} loading="lazy" sandbox="${sandbox}"></iframe>`;
  return {
    version: '1.0',
    type: 'rich',
    title,
    author_name: comment.author.username,
    provider_name: story.site.name,
    provider_url: new URL(story.url).origin,
    cache_age: cacheAge,
    html: frame.text,
    width,
    height,
  };
}

/** Frames do not grow with what is in them: about as high as the text will be; more of it scrolls. */
function heightOf(body: string, width: number): number {
  const lettersPerLine = (width - padding.across) / letterWidth;
  const lines = bodyText(body)
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lettersPerLine)) + 0.5, 0);
  return Math.round(padding.down + lines * lineHeight);
}

/** What was asked for at the most counts more than what is good at the least. */
function within({ least, most }: { least: number; most: number }, wanted: number, limit = most): number {
  return Math.min(Math.max(least, Math.min(wanted, most)), limit);
}
