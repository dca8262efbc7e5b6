import { richTextToPlain } from './plain-text.js';

describe(richTextToPlain.name, () => {
  it.each([
    ['<p>a &lt; b<br>c</p><p>&quot;d&quot;</p>', 'a < b\nc\n\n"d"'],
    ['<blockquote><p>said</p></blockquote><ul><li>one</li><li>two</li></ul>', 'said\n\none\n\ntwo'],
    ['', ''],
  ])('of %s', (html, text) => {
    expect(richTextToPlain(html)).toBe(text);
  });
});
