import { bodyText, sanitiseBody } from './comment-body.js';
import { hostMatches, linksIn, linksInText, maxLinks } from './comment-links.js';

const hosts = (text: string) => linksInText(text).map(({ host }) => host);
/** What the places of all links in a body cover. */
const shown = (html: string) => linksIn(html).map(({ host, start, end }) => [host, bodyText(html).slice(start, end)]);

describe(linksInText.name, () => {
  it.each([
    ['https://example.org/a?b=c#d', 'example.org'],
    ['HTTP://EXAMPLE.ORG', 'example.org'],
    ['see example.com/x now', 'example.com'],
    ['(example.com)', 'example.com'],
    ['It is on example.com.', 'example.com'],
    ['look:example.com', 'example.com'],
    ['www.example.co.uk', 'www.example.co.uk'],
    ['a.b.example.org:8080/x', 'a.b.example.org'],
    ['//example.com/x', 'example.com'],
    ['ftp://example.org/file', 'example.org'],
    ['http://user:password@example.org/', 'example.org'],
    ['http://192.0.2.7/x', '192.0.2.7'],
    ['http://0x7f.1/', '127.0.0.1'],
    ['http://localhost:3000/x', 'localhost'],
    ['http://example.org./', 'example.org'],
    ['münchen.de', 'xn--mnchen-3ya.de'],
    ['https://пример.рф/а', 'xn--e1afmkfd.xn--p1ai'],
    ['xn--mnchen-3ya.de', 'xn--mnchen-3ya.de'],
    ['ex\u00adam\u200bple\u200d.c\u2060om', 'example.com'],
    ['ｅｘａｍｐｌｅ．ｃｏｍ', 'example.com'],
    ['example。com', 'example.com'],
    ['https://example.com。次の文', 'example.com'],
    ['evil.Com', 'evil.com'],
    ['www.done.It', 'www.done.it'],
    ['done.It/x', 'done.it'],
    ['README.md', 'readme.md'],
  ])('finds a link in %j', (text, host) => expect(hosts(text)).toEqual([host]));

  it.each([
    'e.g. this, i.e. that, etc.',
    'Node.js and file.txt',
    'at 3 p.m. in the U.S.A.',
    'v1.2.3 costs $5.00, 192.0.2.7',
    'reader@example.com',
    'mailto:reader@example.com',
    'javascript:alert(1)',
    'I am done.It was late.Next time',
    'and so on...com',
    '#tag @name a/b',
    '',
  ])('finds none in %j', (text) => expect(hosts(text)).toEqual([]));

  it('says where each stands, invisible characters included', () => {
    const text = '\u{1F600} ex\u00adample.com, then http://b.example/ü end';
    expect(linksInText(text).map(({ href, start, end }) => [href, text.slice(start, end)])).toEqual([
      ['http://example.com/', 'ex\u00adample.com'],
      ['http://b.example/%C3%BC', 'http://b.example/ü'],
    ]);
  });

  it('finds the same among other words, on whatever line', () => {
    const text = 'Well, an old one:\nb.com and c.org\u00a0too.\n\nAt\td.net。Then e.com';
    const found = linksInText(text).map(({ start, end }) => text.slice(start, end));
    expect(found).toEqual(['b.com', 'c.org', 'd.net', 'e.com']);
  });

  it('is bounded', () => {
    expect(linksInText('a.com '.repeat(maxLinks + 1))).toHaveLength(maxLinks);
    expect(linksInText(`${'a '.repeat(100_000)}a.com`)).toEqual([]);
  });
});

describe(linksIn.name, () => {
  it('finds anchors by what they show', () => {
    const html = sanitiseBody(
      '<p>  One </p><p><br></p><p>See <a href="https://Example.org/a">this  <b>page</b></a> now</p>',
    );
    expect(linksIn(html)).toEqual([{ href: 'https://example.org/a', host: 'example.org', start: 8, end: 17 }]);
    expect(shown(html)).toEqual([['example.org', 'this page']]);
  });

  it('takes an anchor and its text for one link, unless they differ', () => {
    expect(shown('<p><a href="http://example.org/x">www.example.org</a></p>')).toEqual([
      ['example.org', 'www.example.org'],
      ['www.example.org', 'www.example.org'],
    ]);
    expect(shown('<p><a href="http://example.org/x">example.org</a></p>')).toEqual([['example.org', 'example.org']]);
    expect(shown('<p><a href="http://evil.example/">bank.com</a></p>')).toEqual([
      ['evil.example', 'bank.com'],
      ['bank.com', 'bank.com'],
    ]);
  });

  it('finds text across emphasis, in every paragraph, in reading order', () => {
    const html = '<p>exa<b>mple.com</b></p><ul><li><a href="https://b.org/">b</a></li></ul><p>c.net &amp; more</p>';
    expect(shown(html)).toEqual([
      ['example.com', 'example.com'],
      ['b.org', 'b'],
      ['c.net', 'c.net'],
    ]);
  });

  it('leaves mail addresses alone', () => {
    expect(linksIn('<p><a href="mailto:a@example.org">write to me</a></p>')).toEqual([]);
  });

  it('is bounded', () => {
    expect(linksIn(`<p>${'<a href="http://a.com/">a</a> '.repeat(maxLinks + 1)}</p>`)).toHaveLength(maxLinks);
  });
});

describe(hostMatches.name, () => {
  it.each([
    ['example.org', 'example.org', true],
    ['www.example.org', 'example.org', true],
    ['example.org', 'www.example.org', false],
    ['notexample.org', 'example.org', false],
    ['example.org.evil.com', 'example.org', false],
    ['example.org', 'EXAMPLE.org.', true],
    ['xn--mnchen-3ya.de', 'münchen.de', true],
    ['example.org', '', false],
  ])('%s of %s: %s', (host, domain, expected) => expect(hostMatches(host, ['other.net', domain])).toBe(expected));
});
