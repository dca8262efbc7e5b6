import { commentOfPermalink, permalinkOf } from './permalink.js';
import { normaliseStoryUrl } from './story-url.js';

describe('permalinks', () => {
  it.each(['https://news.example/a', 'https://news.example/a?page=2'])('name a comment of %s', (url) => {
    const permalink = permalinkOf(url, 'c/1');
    expect(commentOfPermalink(permalink)).toBe('c/1');
    expect(normaliseStoryUrl(permalink)).toBe(url);
  });

  it('are read as Coral and Talk 4 wrote them', () => {
    expect(commentOfPermalink('https://news.example/a?x=1&commentID=c1#talk')).toBe('c1');
    expect(commentOfPermalink('https://news.example/a?commentId=c1')).toBe('c1');
  });

  it.each([
    'https://news.example/a',
    'https://news.example/a?commentID=',
    'commentID=c1',
    `https://a.b/?commentID=${'x'.repeat(3_000)}`,
  ])('are not found in %s', (url) => expect(commentOfPermalink(url)).toBeUndefined());
});
