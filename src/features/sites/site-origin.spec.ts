import { originPermits, parseOrigin } from './site-origin.js';

describe(parseOrigin.name, () => {
  it.each([
    ['https://example.org', 'https://example.org'],
    ['  https://example.org/  ', 'https://example.org'],
    ['HTTPS://Example.ORG:443', 'https://example.org'],
    ['http://example.org:80/', 'http://example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
    ['https://*.example.org', 'https://*.example.org'],
    ['https://*.Bücher.example:8443', 'https://*.xn--bcher-kva.example:8443'],
  ])('reads %s as %s', (typed, origin) => {
    expect(parseOrigin(typed)).toBe(origin);
    expect(parseOrigin(origin)).toBe(origin);
  });

  it.each([
    ['nothing', ''],
    ['a bare host', 'example.org'],
    ['a bare wildcard', '*.example.org'],
    ['everything', '*'],
    ['every host', 'https://*'],
    ['a whole top level', 'https://*.org'],
    ['a wildcard further in', 'https://news.*.example.org'],
    ['two wildcards', 'https://*.*.example.org'],
    ['a wildcard as part of a label', 'https://news*.example.org'],
    ['a wildcard over an IP address', 'https://*.0.0.1'],
    ['another scheme', 'ftp://example.org'],
    ['the opaque origin', 'null'],
    ['a path', 'https://example.org/news'],
    ['a query', 'https://example.org/?a'],
    ['an empty query', 'https://example.org?'],
    ['a fragment', 'https://example.org#'],
    ['a user name', 'https://user@example.org'],
    ['an empty user name', 'https://@example.org'],
    ['a backslash', 'https://example.org\\.evil.example'],
    ['a space within', 'https://exam ple.org'],
    ['a line break within', 'https://example.org\n.evil.example'],
    ['an impossible port', 'https://example.org:70000'],
    ['a port that is none', 'https://example.org:http'],
    ['a dot after the host', 'https://example.org.'],
    ['an empty part', 'https://example..org'],
    ['too much text', `https://${'a.'.repeat(200)}org`],
  ])('refuses %s', (_what, typed) => {
    expect(() => parseOrigin(typed)).toThrow(expect.objectContaining({ code: 'ORIGIN_INVALID', status: 400 }) as Error);
  });
});

// Coral defect 5
describe(originPermits.name, () => {
  it.each([
    ['https://example.org', 'https://example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['https://*.example.org', 'https://news.example.org'],
    ['https://*.example.org', 'https://a.b.example.org'],
    ['https://*.example.org:8443', 'https://news.example.org:8443'],
    ['https://*.xn--bcher-kva.example', 'https://a.xn--bcher-kva.example'],
  ])('%s covers %s', (pattern, origin) => {
    expect(originPermits(pattern, origin)).toBe(true);
  });

  it.each([
    ['https://example.org', 'http://example.org'],
    ['https://example.org', 'https://example.org:8443'],
    ['https://example.org', 'https://news.example.org'],
    ['https://example.org', 'https://example.org.evil.example'],
    ['https://example.org', 'https://evilexample.org'],
    ['https://example.org', 'https://example.org/'],
    ['https://example.org', 'https://example.org@evil.example'],
    ['https://example.org', 'https://example.org.'],
    ['https://example.org', 'https://EXAMPLE.org'],
    ['https://*.example.org', 'https://example.org'],
    ['https://*.example.org', 'https://.example.org'],
    ['https://*.example.org', 'https://evilexample.org'],
    ['https://*.example.org', 'https://news.example.org.evil.example'],
    ['https://*.example.org', 'https://news.example.org:8443'],
    ['https://*.example.org', 'http://news.example.org'],
    ['https://*.example.org', 'https://evil.example/.example.org'],
    ['https://*.example.org', 'https://evil.example?.example.org'],
    ['https://*.example.org', 'https://evil.example#.example.org'],
    ['https://*.example.org', 'https://evil.example\\.example.org'],
    ['https://*.example.org', 'https://user:pw@news.example.org'],
    ['https://*.bücher.example', 'https://a.xn--bcher-kva.example'],
    ['https://*.example.org', 'null'],
    ['https://*.example.org', ''],
  ])('%s does not cover %s', (pattern, origin) => {
    expect(originPermits(pattern, origin)).toBe(false);
  });
});
