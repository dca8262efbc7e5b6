import { sanitiseBody } from '../../comments/index.js';
import { bodyOfPlainText } from './plain-body.js';

const stored = (text: string) => sanitiseBody(bodyOfPlainText(text));

describe(bodyOfPlainText, () => {
  it.each<[what: string, text: string, body: string]>([
    ['paragraphs and lines', ' One\r\ntwo\r\n \r\n\r\nThree ', '<p>One<br>two</p><p>Three</p>'],
    ['what looks like markup', '1 < 2 && <b>x</b>', '<p>1 &lt; 2 &amp;&amp; &lt;b&gt;x&lt;/b&gt;</p>'],
    ['nothing', ' \n\n ', ''],
  ])('keeps %s', (_what, text, body) => expect(stored(text)).toBe(body));

  it('makes links of addresses that are written out, and of nothing else', () => {
    const body = stored('See https://a.example/?b=1&c="2" and b.example, <a href="javascript:alert(1)">x</a>');
    expect(body).toContain('<a href="https://a.example/?b=1&amp;c=');
    expect(body.match(/<a /g)).toHaveLength(1);
    expect(body).toContain('&lt;a href=');
  });
});
