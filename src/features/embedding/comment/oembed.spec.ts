import { languageOf } from '../languages.js';
import type { PublicStory } from '../public-comments.js';
import { commentPage, type SharedComment } from './comment-page.js';
import { commentOfAddress, oembed } from './oembed.js';

const rootUrl = 'https://talk.example/c';
const attack = `"></iframe><script>alert(1)</script>`;
const shared = (body = '<p>Hello</p>', username = 'ana'): SharedComment => ({
  language: languageOf('en'),
  comment: {
    id: 'c1',
    body,
    createdAt: '2026-11-02T10:00:00.000Z',
    editedAt: null,
    replyCount: 0,
    rating: null,
    author: { username, role: 'STAFF' },
  },
  story: {
    id: 's1',
    url: 'https://news.example/a',
    title: username,
    language: null,
    site: { name: username },
  } as PublicStory,
});
const embed = (comment: SharedComment, limits = {}) =>
  oembed(comment, rootUrl, limits) as Record<string, string & number>;

describe(oembed.name, () => {
  it('frames the comment, higher for a longer text, within what was asked for', () => {
    const short = embed(shared());
    expect(short).toMatchObject({ version: '1.0', type: 'rich', author_name: 'ana', width: 640 });
    expect(short['html']).toContain(`<iframe src="${rootUrl}/embed/comment/c1"`);
    const long = shared(`<p>${'word '.repeat(300)}</p>`);
    expect(embed(long)['height']).toBeGreaterThan(short['height']!);
    expect(embed(long, { maxwidth: 300 })).toMatchObject({ width: 300, height: 600 });
    expect(embed(long, { maxwidth: 100, maxheight: 90 })).toMatchObject({ width: 100, height: 90 });
  });

  it('lets no name and no title out of its attributes, nor any text out of its page', () => {
    const hostile = shared(`<p>x</p>${attack}`, attack);
    expect(embed(hostile)['html']).not.toContain('<script');
    expect(commentPage(hostile, rootUrl)).not.toMatch(/<script|<iframe|\son\w+=/);
  });
});

describe(commentOfAddress.name, () => {
  it.each([
    ['https://news.example/a?commentID=c1', 'c1'],
    [`${rootUrl}/embed/comment/c1`, 'c1'],
    [`${rootUrl}/embed/comment/c1?x=1`, 'c1'],
    [`${rootUrl}/embed/comment/c1/x`, undefined],
    ['https://news.example/a', undefined],
    ['', undefined],
  ])('finds in %s the comment %s', (address, id) => expect(commentOfAddress(rootUrl, address)).toBe(id));
});
