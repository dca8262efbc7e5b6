import { escapeHtml, escapeJson } from '../../../core/text/escape-html.js';
import type { Markup } from '../../../core/text/markup.js';
import { oembedLink } from '../../embedding/index.js';
import { permalinkOf } from '../../stories/index.js';
import { type Article, articlePath, articles } from './articles.js';

const newspaper = 'The Harbour Courier';

/**
 * A whole article page as a newsroom's own system would serve it: metadata for scrapers, a canonical address, and the
 * stream in one script and one element, with its first comments in it. Nothing is inline, so that the strictest policy holds.
 *
 * @param rootUrl Talk's public address, without a slash at its end
 * @param comments the element, as `/embed/stream.html` has it
 * @param commentId of the comment that the page was asked for by its permalink
 */
export function articlePage(article: Article, rootUrl: string, comments: Markup, commentId?: string): string {
  const { title, standfirst, author, section, publishedAt, imagePath, imageAlt, paragraphs } = article;
  const url = rootUrl + articlePath(article);
  const more = articles.filter(({ slug }) => slug !== article.slug).slice(0, 3);
  const oembed = commentId === undefined ? '' : `\n    ${oembedLink(rootUrl, permalinkOf(url, commentId)).text}`;
  const head = `
    <link rel="canonical" href="${escapeHtml(url)}">${oembed}
    <meta name="description" content="${escapeHtml(standfirst)}">
    <meta name="author" content="${escapeHtml(author)}">
    <meta property="og:type" content="article">
    <meta property="og:title" content="${escapeHtml(title)}">
    <meta property="og:description" content="${escapeHtml(standfirst)}">
    <meta property="og:url" content="${escapeHtml(url)}">
    <meta property="og:image" content="${escapeHtml(rootUrl + imagePath)}">
    <meta property="article:published_time" content="${escapeHtml(publishedAt)}">
    <meta property="article:author" content="${escapeHtml(author)}">
    <meta property="article:section" content="${escapeHtml(section)}">
    <script type="application/ld+json">${escapeJson(linkedData(article, url, rootUrl))}</script>
    <script type="module" src="/embed.js"></script>`;
  const body = `
    <main>
      <article class="article">
        <p class="kicker">${escapeHtml(section)}</p>
        <h1>${escapeHtml(title)}</h1>
        <p class="standfirst">${escapeHtml(standfirst)}</p>
        <p class="byline">By ${escapeHtml(author)} · ${time(publishedAt)}</p>
        <img src="${escapeHtml(imagePath)}" alt="${escapeHtml(imageAlt)}" width="1200" height="675">
        ${paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n        ')}
      </article>
      <section class="comments" id="comments" aria-label="Discussion">
${comments.text}      </section>
      <nav class="more" aria-label="More articles">
        <h2>More from ${escapeHtml(newspaper)}</h2>
        ${cards(more, 'h3')}
      </nav>
    </main>`;
  return page(`${title} – ${newspaper}`, head, body);
}

/** The front page of the demo: every article. */
export function articleIndexPage(rootUrl: string): string {
  const head = `
    <link rel="canonical" href="${escapeHtml(`${rootUrl}/demo`)}">`;
  const body = `
    <main class="more">
      <h1 class="visually-hidden">Today in ${escapeHtml(newspaper)}</h1>
      ${cards(articles, 'h2')}
    </main>`;
  return page(`${newspaper} – a demonstration of Talk`, head, body);
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escapeHtml(title)}</title>
    <link rel="stylesheet" href="/demo/demo.css">
    <link rel="icon" href="data:,">${head}
  </head>
  <body>
    <header class="masthead"><a href="/demo">${escapeHtml(newspaper)}</a></header>${body}
    <footer class="imprint">An invented newspaper. It shows Talk at work.</footer>
  </body>
</html>
`;
}

function cards(list: readonly Article[], heading: 'h2' | 'h3'): string {
  const card = (article: Article) => `<li>
          <img src="${escapeHtml(article.imagePath)}" alt="" width="1200" height="675" loading="lazy">
          <p class="kicker">${escapeHtml(article.section)}</p>
          <${heading}><a href="${escapeHtml(articlePath(article))}">${escapeHtml(article.title)}</a></${heading}>
        </li>`;
  return `<ul class="cards">${list.map(card).join('\n        ')}</ul>`;
}

function time(iso: string): string {
  const text = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(iso));
  return `<time datetime="${escapeHtml(iso)}">${text}</time>`;
}

function linkedData(
  { title, standfirst, author, section, publishedAt, imagePath }: Article,
  url: string,
  rootUrl: string,
) {
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    description: standfirst,
    url,
    datePublished: publishedAt,
    articleSection: section,
    image: rootUrl + imagePath,
    author: { '@type': 'Person', name: author },
    publisher: { '@type': 'Organization', name: newspaper },
  };
}
