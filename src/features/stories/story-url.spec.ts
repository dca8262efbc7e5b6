import { maxStoryUrlLength, normaliseStoryUrl, trackingParameters } from './story-url.js';

describe(normaliseStoryUrl.name, () => {
  it.each([
    ['lower-cases scheme and host only', 'HTTPS://News.Example.ORG/A/B', 'https://news.example.org/A/B'],
    [
      'writes an international name in punycode',
      'https://zeitung.bücher.example/ä',
      'https://zeitung.xn--bcher-kva.example/%C3%A4',
    ],
    ['folds full-width letters of a name', 'https://ｅｘａｍｐｌｅ.org/', 'https://example.org/'],
    ['drops default ports', 'https://example.org:443/a', 'https://example.org/a'],
    ['drops the default port of http', 'http://example.org:80/a', 'http://example.org/a'],
    ['keeps other ports', 'http://localhost:3000/demo/one', 'http://localhost:3000/demo/one'],
    ['keeps the other scheme’s port', 'http://example.org:443/a', 'http://example.org:443/a'],
    ['drops the fragment', 'https://example.org/a#comments', 'https://example.org/a'],
    ['drops the dot after a host', 'https://example.org./a', 'https://example.org/a'],
    ['gives the bare root its slash', 'https://example.org', 'https://example.org/'],
    ['keeps a trailing slash', 'https://example.org/a/', 'https://example.org/a/'],
    ['keeps its lack', 'https://example.org/a', 'https://example.org/a'],
    ['resolves dot segments', 'https://example.org/a/./b/../c', 'https://example.org/a/c'],
    ['resolves escaped dot segments', 'https://example.org/a/%2e%2E/c', 'https://example.org/c'],
    ['writes escapes in upper case', 'https://example.org/caf%c3%a9?x=%c3', 'https://example.org/caf%C3%A9?x=%C3'],
    ['escapes what needs it', 'https://example.org/a b?q="x"', 'https://example.org/a%20b?q=%22x%22'],
    ['sorts the query by name', 'https://example.org/?b=1&a=2', 'https://example.org/?a=2&b=1'],
    ['keeps the order of values of one name', 'https://example.org/?b=2&a=1&b=1', 'https://example.org/?a=1&b=2&b=1'],
    ['keeps values as they are written', 'https://example.org/?q=a+b%20c&flag', 'https://example.org/?flag&q=a+b%20c'],
    ['drops an empty query', 'https://example.org/a?&&', 'https://example.org/a'],
    [
      'drops tracking parameters',
      'https://example.org/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z',
      'https://example.org/a?id=7',
    ],
    ['sees through escapes in their names', 'https://example.org/a?utm%5Fsource=x&%66bclid=1', 'https://example.org/a'],
    [
      'keeps names that only look alike',
      'https://example.org/a?gclid2=x&my_utm_source=y',
      'https://example.org/a?gclid2=x&my_utm_source=y',
    ],
    ['ignores space around', '  https://example.org/a \n', 'https://example.org/a'],
    ['reads numbers as the IPv4 address they are', 'http://2130706433/', 'http://127.0.0.1/'],
    [
      'turns backslashes in the path as browsers do',
      'https://example.org\\@evil.example/',
      'https://example.org/@evil.example/',
    ],
  ])('%s', (_rule, typed, normalised) => {
    expect(normaliseStoryUrl(typed)).toBe(normalised);
  });

  it.each([
    ['nothing', ''],
    ['a path', '/2026/11/article'],
    ['a bare host', 'example.org/a'],
    ['a host without scheme', '//example.org/a'],
    ['another scheme', 'ftp://example.org/a'],
    ['a script', 'javascript:alert(1)//https://example.org'],
    ['data', 'data:text/html,hello'],
    ['a scheme without slashes', 'https:example.org'],
    ['no host', 'https://'],
    ['a user name', 'https://example.org@evil.example/'],
    ['a password', 'https://user:secret@example.org/'],
    ['an impossible port', 'https://example.org:99999/'],
    ['a forbidden host character', 'https://exa<mple.org/'],
    ['an empty part of the host', 'https://example..org/'],
    ['an empty first part of the host', 'https://.example.org/'],
    ['two dots after the host', 'https://example.org../'],
    ['a line break within', 'https://exam\nple.org/'],
    ['a tab within', 'https://example.org/a\tb'],
    ['a lone surrogate', 'https://example.org/\ud800'],
    ['too much text', `https://example.org/${'a'.repeat(maxStoryUrlLength)}`],
    ['text too long once escaped', `https://example.org/${'ä'.repeat(400)}`],
  ])('refuses %s', (_what, typed) => {
    expect(() => normaliseStoryUrl(typed)).toThrow(
      expect.objectContaining({ code: 'STORY_URL_INVALID', status: 400 }) as Error,
    );
  });

  it('changes nothing the second time', () => {
    const random = seededRandom(20_261_123);
    const pick = (items: readonly string[]) => items[Math.floor(random() * items.length)]!;
    const hosts = [
      'example.org',
      'EXAMPLE.org.',
      'bücher.example',
      '[2001:DB8::1]',
      '0x7f.1',
      'a_b.example',
      'localhost',
    ];
    const ports = ['', ':80', ':443', ':8080', ':0080'];
    const parts = [
      'a',
      '..',
      '.',
      '%2e%2e',
      'Ä',
      '%c3%A4',
      '%%c3',
      ' ',
      '',
      '|',
      '@',
      ':',
      '%',
      ';x=1',
      '\\',
      '+',
      "'",
      '😀',
    ];
    const names = ['b', 'a', 'A', 'utm_x', 'fbclid', '%61', '', 'ä', 'a+b', '%', 'a%20b', '[]', '#', '?', "'"];

    for (let round = 0; round < 2_000; round += 1) {
      const path = Array.from({ length: 4 }, () => pick(parts)).join(pick(['/', '']));
      const query = Array.from({ length: 4 }, () => `${pick(names)}${pick(['=', ''])}${pick(parts)}`).join('&');
      const once = normaliseStoryUrl(`${pick(['http', 'HTTPS'])}://${pick(hosts)}${pick(ports)}/${path}?${query}`);
      expect(normaliseStoryUrl(once)).toBe(once);
      expect(new URL(once).href).toBe(once);
    }
  });

  it('finds every listed tracking parameter in any case', () => {
    for (const name of trackingParameters) {
      expect(name).toBe(name.toLowerCase());
      expect(normaliseStoryUrl(`https://example.org/a?${name.toUpperCase()}=1`)).toBe('https://example.org/a');
    }
  });
});

/** A small generator with a fixed start: a failure can be repeated. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
