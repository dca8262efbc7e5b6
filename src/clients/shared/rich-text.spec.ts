import { parseRichText, plainToRichText, richTextToPlain } from './rich-text.js';

describe(parseRichText.name, () => {
  it('reads the canonical subset', () => {
    expect(parseRichText('<p>Fish &amp; <strong>chips</strong><br>now</p>')).toEqual([
      {
        tag: 'p',
        children: ['Fish & ', { tag: 'strong', children: ['chips'] }, { tag: 'br', children: [] }, 'now'],
      },
    ]);
  });

  it('keeps a web link and drops an address that runs', () => {
    const [web, script, hidden] = parseRichText(
      '<a href="https://a.example/?a=1&amp;b=2" rel="nofollow">a</a><a href="javascript:alert(1)">b</a>' +
        '<a href="java&#115;cript:alert(1)">c</a>',
    );
    expect(web).toMatchObject({ tag: 'a', href: 'https://a.example/?a=1&b=2' });
    expect(script).toEqual({ tag: 'a', href: undefined, children: ['b'] });
    expect(hidden).toEqual({ tag: 'a', href: undefined, children: ['c'] });
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
    expect(parseRichText('</p><em>a</strong>b')).toEqual([{ tag: 'em', children: ['ab'] }]);
  });

  it('is not confused by names that every object has', () => {
    expect(parseRichText('&constructor;<constructor>')).toEqual(['&constructor;<constructor>']);
  });
});

describe(plainToRichText.name, () => {
  it('escapes everything and keeps paragraphs and line breaks', () => {
    expect(plainToRichText(' a < b\nc\n\n\n"d" ')).toBe('<p>a &lt; b<br>c</p><p>&quot;d&quot;</p>');
  });

  it('comes back the same through richTextToPlain', () => {
    const text = 'One & "two"\nthree\n\n<four>';
    expect(richTextToPlain(plainToRichText(text))).toBe(text);
  });
});
