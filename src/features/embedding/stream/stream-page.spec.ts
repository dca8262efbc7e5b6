import { languageOf } from '../languages.js';
import type { PublicComment, PublicStory, PublicThread } from '../public-comments.js';
import { linkedData } from './linked-data.js';
import { bareElement } from './stream-fragment.js';
import { streamPage, streamPart } from './stream-page.js';
import type { StreamView } from './stream-view.js';

const attack = `</script><script>alert(1)</script>"'><img src=x onerror=alert(1)>`;
const rootUrl = 'https://talk.example';

const story: PublicStory = {
  id: 'story1',
  url: 'https://news.example/a?b=1&c=2',
  title: 'An article',
  author: null,
  publishedAt: null,
  createdAt: '2026-11-01T10:00:00.000Z',
  language: 'de',
  isClosed: false,
  closedMessage: null,
  commentCount: 12,
  lastEventID: '7',
  site: { name: 'The Test Times' },
};
const comment = (id: string, more: Partial<PublicComment> = {}): PublicComment => ({
  id,
  body: `<p>Text of <b>${id}</b></p>`,
  createdAt: '2026-11-02T10:00:00.000Z',
  editedAt: null,
  replyCount: 0,
  rating: null,
  author: { username: `author of ${id}`, role: 'COMMENTER' },
  ...more,
});
const thread = (own: PublicComment, replies: readonly PublicComment[] = []): PublicThread => ({
  ...own,
  replies: { nodes: replies, pageInfo: { hasNextPage: own.replyCount > replies.length, endCursor: 'r' } },
});
const view = (nodes: readonly PublicThread[], more: Partial<StreamView> = {}): StreamView => ({
  story,
  page: { nodes, pageInfo: { hasNextPage: false, endCursor: null } },
  order: 'CREATED_AT_DESC',
  language: languageOf('en'),
  ...more,
});

describe(streamPart.name, () => {
  it('nests what answers in what it answers, each under a heading of its level', () => {
    const text = streamPart(view([thread(comment('c1', { replyCount: 1 }), [comment('c2')])]), rootUrl);
    expect(text).toMatch(/^<talk-comments story-url="https:\/\/news\.example\/a\?b=1&amp;c=2">\n<section/);
    expect(text).toContain('<h2 id="talk-heading-story1">12 comments</h2>');
    expect(text).toMatch(
      /<article[^>]* id="comment-c1"[^]*<h3[^]*<article[^>]* id="comment-c2"[^]*<h4[^]*<\/article>[^]*<\/article>/,
    );
    expect(text).toContain('in reply to author of c1');
    expect(text).toContain('<div class="talk-body" dir="auto" lang="de"><p>Text of <b>c1</b></p></div>');
  });

  it('says how many stars a review gives, and what was edited', () => {
    const review = comment('c1', { rating: 4, editedAt: '2026-11-03T10:00:00.000Z' });
    const text = streamPart(view([thread(review), thread(comment('c2'))]), rootUrl);
    expect(text.match(/4 of 5 stars<\/span> <span class="talk-edited">\(edited\)/g)).toHaveLength(1);
    expect(text).not.toContain('null');
  });

  it('leads to what it has no room for', () => {
    const cut = thread(comment('c1', { replyCount: 9 }), [comment('c2', { replyCount: 2 })]);
    const page = { nodes: [cut], pageInfo: { hasNextPage: true, endCursor: 'next/+' } };
    const text = streamPart(view([], { page, order: 'REPLIES_DESC' }), rootUrl);
    expect(text).toContain(`<a href="${rootUrl}/embed/stream?id=story1&amp;commentID=c1">Show 8 replies: comment by`);
    expect(text).toContain(`<a href="${rootUrl}/embed/stream?id=story1&amp;commentID=c2">Show 2 replies: comment by`);
    expect(text).toContain(
      `<a rel="next" href="${rootUrl}/embed/stream?id=story1&amp;orderBy=REPLIES_DESC&amp;after=next%2F%2B">`,
    );
    expect(text.match(/aria-current="true"/g)).toHaveLength(1);
  });

  it('leads to where one writes, unless the story is closed', () => {
    const nodes = [thread(comment('c1'))];
    const open = streamPart(view(nodes), rootUrl);
    expect(open).toContain(`<a href="${rootUrl}/embed/write?id=story1" rel="nofollow">Write a comment</a>`);
    expect(open).toContain(
      `<a href="${rootUrl}/embed/write?id=story1&amp;replyTo=c1" rel="nofollow">Reply to author of c1`,
    );
    expect(streamPart(view(nodes, { story: { ...story, isClosed: true } }), rootUrl)).not.toContain('/embed/write');
  });

  it('has nothing in it that only works with a script', () => {
    const text = streamPart(view([thread(comment('c1'))]), rootUrl);
    expect(text).not.toMatch(/<button|<form|<input|<noscript|<style|\sstyle=|\son\w+=/);
  });

  it('lets nothing that somebody wrote become markup', () => {
    const hostile = comment('c1', {
      body: `<p onclick="alert(1)">Hi<script>alert(1)</script><img src=x onerror=alert(1)><a href="javascript:alert(1)">x</a></p>`,
      author: { username: attack, role: attack },
    });
    const hostileStory = {
      ...story,
      title: attack,
      author: attack,
      closedMessage: attack,
      isClosed: true,
      language: `"><b>`,
    };
    const hostileView = view([thread(hostile, [hostile])], { story: hostileStory });
    for (const text of [streamPart(hostileView, rootUrl), streamPage({ ...hostileView, thread: hostile }, rootUrl)]) {
      const inert = text.replace(/<script type="application\/ld\+json">[^<]*<\/script>/, '');
      expect(inert).not.toMatch(/<script|<img|<b>|javascript:|<[^>]*\sonclick/);
    }
    expect(JSON.stringify(linkedData(hostileView))).toContain('alert(1)');
    expect(bareElement({ url: attack, id: attack }).text).not.toMatch(/<script|<img/);
  });
});

describe(linkedData.name, () => {
  it('tells search engines who said what when', () => {
    const reply = comment('c2', { editedAt: '2026-11-03T10:00:00.000Z' });
    expect(
      linkedData(view([thread(comment('c1', { body: '<p>One</p><p>Two &amp; three</p>' }), [reply])])),
    ).toMatchObject({
      '@type': 'DiscussionForumPosting',
      headline: 'An article',
      url: story.url,
      author: { '@type': 'Organization', name: 'The Test Times' },
      datePublished: story.createdAt,
      commentCount: 12,
      comment: [
        {
          '@type': 'Comment',
          text: 'One\nTwo & three',
          url: 'https://news.example/a?b=1&c=2&commentID=c1',
          author: { '@type': 'Person', name: 'author of c1' },
          comment: [{ dateModified: '2026-11-03T10:00:00.000Z' }],
        },
      ],
    });
  });
});
