import { parseRichText } from './rich-text.js';

describe(parseRichText.name, () => {
  it('reads the canonical subset', () => {
    const none = { href: undefined, isSpoiler: false };
    expect(parseRichText('<p>Fish &amp; <strong>chips</strong><br>now</p>')).toEqual([
      {
        ...none,
        tag: 'p',
        children: [
          'Fish & ',
          { ...none, tag: 'strong', children: ['chips'] },
          { ...none, tag: 'br', children: [] },
          'now',
        ],
      },
    ]);
  });

  it('keeps a web link and drops an address that runs', () => {
    const [web, script, hidden] = parseRichText(
      '<a href="https://a.example/?a=1&amp;b=2" rel="nofollow">a</a><a href="javascript:alert(1)">b</a>' +
        '<a href="java&#115;cript:alert(1)">c</a>',
    );
    expect(web).toMatchObject({ tag: 'a', href: 'https://a.example/?a=1&b=2' });
    expect(script).toMatchObject({ tag: 'a', href: undefined, children: ['b'] });
    expect(hidden).toMatchObject({ tag: 'a', href: undefined, children: ['c'] });
  });

  it.each([
    '<img src=x onerror=alert(1)>',
    '<script>alert(1)</script>',
    '<svg/onload=alert(1)>',
    '<P onclick=alert(1)>',
    '&unknown;',
    '1 < 2',
  ])('shows %s as text', (source) => {
    expect(parseRichText(source)).toEqual([source]);
  });

  it('survives tags that are never closed or never opened', () => {
    expect(parseRichText('</p><em>a</strong>b')).toMatchObject([{ tag: 'em', children: ['a', 'b'] }]);
  });

  it('is not confused by names that every object has', () => {
    expect(parseRichText('&constructor;<constructor>')).toEqual(['&constructor;<constructor>']);
  });
});
