import { parseRichText } from '../../shared/rich-text.js';
import { readPastedHTML } from './pasted-html.js';
import { writeBody } from './rich-body.js';

const pasted = (html: string) => writeBody(readPastedHTML(html));

describe(readPastedHTML.name, () => {
  it.each([
    ['paragraphs', '<h1>Title</h1><div>one<div>two</div></div>', '<p>Title</p><p>one</p><p>two</p>'],
    ['line breaks', 'one<br>two<br/>three', '<p>one<br>two<br>three</p>'],
    ['emphasis', '<strong>b</strong> <em style="color:red">i</em>', '<p><b>b</b> <i>i</i></p>'],
    ['lists', '<ul>\n <li>one</li>\n <li><p>two</p></li>\n</ul>', '<ul><li>one</li><li><p>two</p></li></ul>'],
    ['lists in lists', '<ol><li>a<ul><li>b</li></ul></li></ol>', '<ol><li><p>a</p><ul><li>b</li></ul></li></ol>'],
    ['quotes', '<blockquote>said</blockquote>answered', '<blockquote><p>said</p></blockquote><p>answered</p>'],
    [
      'links',
      '<a href="https://example.org/?a=1&amp;b=2">x</a>',
      '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>',
    ],
    ['the selected part', '<html><body>no<!--StartFragment--><b>yes</b><!--EndFragment-->no', '<p><b>yes</b></p>'],
    ['what Google Docs wraps', '<b style="font-weight:normal;"><p>plain</p></b>', '<p>plain</p>'],
    ['underlined words, which are no spoilers', '<u>word</u>', '<p>word</p>'],
    ['emphasis around blocks', '<b><p>one</p><p>two</p></b>', '<p><b>one</b></p><p><b>two</b></p>'],
    ['white space of the source', '<p>\n  one\n  two\n</p>\n\n<p>three</p>', '<p> one two </p><p>three</p>'],
    ['signs written as entities', '1 &lt; 2 &amp;&nbsp;3 &#x41;&#66;', '<p>1 &lt; 2 &amp; 3 AB</p>'],
  ])('keeps %s', (_what, html, body) => {
    expect(pasted(html)).toBe(body);
  });

  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT>alert(1)',
    '<style>*{display:none}</style>',
    '<!-- <b>hidden</b>',
    '<svg><style><img src=x onerror=alert(1)></style></svg>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    '<img src=x onerror=alert(1)>',
    '<iframe srcdoc="<b>x</b>"></iframe>',
  ])('takes nothing out of %s', (html) => {
    expect(pasted(html)).not.toMatch(/<(?!\/?p>)|alert\(1\)<\/(?!p)/);
  });

  it.each([
    'javascript:alert(1)',
    'java&#10;script:alert(1)',
    '&#106;avascript:alert(1)',
    'data:text/html,x',
    '//example.org',
    '/relative',
    'https://',
  ])('leaves the words of a link to %s', (href) => {
    expect(pasted(`<a href="${href}">x</a>`)).toBe('<p>x</p>');
  });

  it('writes an address so that it ends where it should', () => {
    const body = pasted(`<a href='https://example.org/"><img src=x>'>x</a>`);
    expect(body).not.toMatch(/<img/);
  });

  it('makes only what the stream shows, from whatever it is given', () => {
    const pieces = [
      '<b>',
      '</b>',
      '<p>',
      '</div>',
      '<a href="',
      '">',
      '<u',
      '>',
      '&lt;',
      '&#0;',
      '<li>',
      '<ul>',
      'x',
      '"',
      '<!--',
      '\0',
    ];
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    for (let round = 0; round < 500; round++) {
      const html = Array.from({ length: 30 }, () => pieces[next() % pieces.length]).join('');
      const body = pasted(html);
      expect(
        body.replace(/<\/?(p|b|i|ul|ol|li|blockquote|a|span)( href="[^"<>]*"| class="spoiler")?>|<br>/g, ''),
      ).not.toMatch(/[<>]/);
      expect(writeBody(parseRichText(body))).toBe(body);
    }
  });

  it('takes its time in proportion to what is pasted', () => {
    const deep = '<b><p>'.repeat(20_000) + 'x';
    expect(pasted(deep).length).toBeLessThan(deep.length * 3);
    pasted('<'.repeat(100_000));
    pasted('<a href="'.repeat(20_000));
    pasted('&#'.repeat(100_000));
  });
});
