import { Markup } from '../../../core/text/markup.js';
import { articleImage } from './article-image.js';
import { articleIndexPage, articlePage } from './article-page.js';
import { type Article, articles } from './articles.js';

const element = new Markup('<talk-comments></talk-comments>');

const hostile: Article = {
  ...articles[0]!,
  slug: 'x"><script>alert(1)</script>',
  title: '</title><script>alert(1)</script>',
  standfirst: '"><img src=x onerror=alert(1)>',
  author: '</script><script>alert(1)</script>',
  paragraphs: ['<b onclick="alert(1)">&'],
};

describe(articlePage.name, () => {
  it.each(articles)('gives scrapers and the stream what they look for: $slug', (article) => {
    const page = articlePage(article, 'https://talk.example', element);
    expect(page).toContain(`<link rel="canonical" href="https://talk.example/demo/${article.slug}">`);
    expect(page).toContain('<meta property="og:title"');
    expect(page).toContain('<script type="module" src="/embed.js"></script>');
    expect(page).toContain('<talk-comments></talk-comments>');
    expect(articleImage(article.slug)).toContain('<svg');
  });

  it('names the embed of the comment that a permalink asks for', () => {
    const page = articlePage(articles[0]!, 'https://talk.example', element, '"><script>');
    const href = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)">/.exec(page)![1]!;
    const asked = new URL(href.replaceAll('&amp;', '&'));
    expect(asked.pathname).toBe('/api/oembed');
    expect(asked.searchParams.get('url')).toBe(
      `https://talk.example/demo/${articles[0]!.slug}?commentID=${encodeURIComponent('"><script>')}`,
    );
    expect(articlePage(articles[0]!, 'https://talk.example', element)).not.toContain('oembed');
  });

  it('lets no text of an article become markup', () => {
    const page = articlePage(hostile, 'https://talk.example', element);
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page).not.toContain('<img src=x');
    expect(page).not.toContain('<b onclick');
  });

  it('has nothing inline that a strict policy would refuse', () => {
    for (const page of [
      articlePage(articles[0]!, 'https://talk.example', element),
      articleIndexPage('https://talk.example'),
    ]) {
      expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script>/);
    }
  });
});
