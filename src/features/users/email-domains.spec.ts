import { emailMatchesDomain } from './email-domains.js';

// Coral defect 5
describe(emailMatchesDomain, () => {
  it.each<[string, string, boolean]>([
    ['a@example.org', 'example.org', true],
    ['a@news.example.org', 'example.org', true],
    ['a@deep.news.example.org', 'example.org', true],
    ['A@EXAMPLE.ORG', 'Example.org', true],
    ['a@example.org.', 'example.org', true],
    ['a@bücher.example', 'xn--bcher-kva.example', true],
    ['a@xn--bcher-kva.example', 'BÜCHER.example', true],
    ['a@ｅｘａｍｐｌｅ.org', 'example.org', true],
    ['"odd@local"@example.org', 'example.org', true],
    ['a@mail.com', 'mail.co', false],
    ['a@hotmail.co', 'mail.co', false],
    ['a@example.org.uk', 'example.org', false],
    ['a@org', 'example.org', false],
    ['example.org@elsewhere.net', 'example.org', false],
    ['a@example.org', '', false],
    ['a@example.org', 'not a domain', false],
    ['a@', 'example.org', false],
  ])('%s and %s: %s', (email, domain, matches) => {
    expect(emailMatchesDomain(email, [domain])).toBe(matches);
  });

  it('looks at every domain', () => {
    expect(emailMatchesDomain('a@two.example', ['one.example', 'two.example'])).toBe(true);
    expect(emailMatchesDomain('a@two.example', [])).toBe(false);
  });
});
