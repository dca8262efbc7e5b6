import { escapeJson } from '../../../core/text/escape-html.js';
import { markup, Markup } from '../../../core/text/markup.js';
import { bodyText } from '../../comments/index.js';
import { permalinkOf } from '../../stories/index.js';
import type { PublicComment, PublicThread } from '../public-comments.js';
import type { StreamView } from './stream-view.js';

/** The page's comments for search engines, as schema.org has them: data, no script that could run. */
export function linkedDataMarkup(view: StreamView): Markup {
  return markup`<script type="application/ld+json">${new Markup(escapeJson(linkedData(view)))}</script>
`;
}

export function linkedData({ story, page }: StreamView): object {
  const { url, title, author, publishedAt, createdAt, commentCount, site } = story;
  const headline = title ?? url;
  return {
    '@context': 'https://schema.org',
    '@type': 'DiscussionForumPosting',
    url,
    mainEntityOfPage: url,
    headline,
    text: headline,
    author: author ? { '@type': 'Person', name: author } : { '@type': 'Organization', name: site.name },
    datePublished: publishedAt ?? createdAt,
    commentCount,
    comment: page.nodes.map((comment) => ({
      ...commentData(story.url, comment),
      ...repliesData(story.url, comment),
    })),
  };
}

function repliesData(storyUrl: string, { replies }: PublicThread): object {
  if (replies.nodes.length === 0) return {};
  return { comment: replies.nodes.map((reply) => commentData(storyUrl, reply)) };
}

function commentData(storyUrl: string, { id, body, createdAt, editedAt, author }: PublicComment): object {
  return {
    '@type': 'Comment',
    url: permalinkOf(storyUrl, id),
    text: bodyText(body),
    datePublished: createdAt,
    ...(editedAt && { dateModified: editedAt }),
    author: { '@type': 'Person', name: author.username },
  };
}
