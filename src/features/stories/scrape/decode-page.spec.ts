import { charsetOf, decodePage } from './decode-page.js';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

describe(decodePage.name, () => {
  it.each([
    ['UTF-8 without a word', Buffer.from('café'), undefined, 'café'],
    ['UTF-8 with a byte order mark', Buffer.from('\ufeffcafé'), 'windows-1252', 'café'],
    ['UTF-16 with a byte order mark', Buffer.from('\ufeffcafé', 'utf16le'), undefined, 'café'],
    ['what the header says', Buffer.from([0xf0, 0xd2, 0xc9]), 'koi8-r', 'При'],
    ['Latin 1 without a word', latin1('café'), undefined, 'café'],
    ['Latin 1 where the header names nothing known', latin1('café'), 'x-nonsense', 'café'],
    ['what a meta tag says', latin1('<META CHARSET="iso-8859-1">café'), undefined, '<META CHARSET="iso-8859-1">café'],
    [
      'what an older meta tag says',
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">\u00cf'),
      undefined,
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">П',
    ],
    [
      'a declaration of UTF-16 that cannot be',
      Buffer.from('<meta charset=utf-16>é'),
      undefined,
      '<meta charset=utf-16>é',
    ],
    [
      'a wrong declaration without failing',
      latin1('<meta charset=utf-8>café'),
      undefined,
      '<meta charset=utf-8>caf\ufffd',
    ],
    ['nothing', Buffer.alloc(0), undefined, ''],
  ])('reads %s', (_what, bytes, charset, text) => {
    expect(decodePage(bytes, charset)).toBe(text);
  });

  it('lets the header win over the page', () => {
    expect(decodePage(latin1('<meta charset=koi8-r>é'), 'iso-8859-1')).toBe('<meta charset=koi8-r>é');
  });

  it('looks for a declaration at the start only', () => {
    const late = `${' '.repeat(2_000)}<meta charset=koi8-r>é`;
    expect(decodePage(Buffer.from(late))).toBe(late);
  });
});

describe(charsetOf.name, () => {
  it.each([
    ['text/html; charset=utf-8', 'utf-8'],
    ['text/html;charset="ISO-8859-1"', 'ISO-8859-1'],
    ['text/html; boundary=x; Charset=koi8-r', 'koi8-r'],
    ['text/html', undefined],
    [undefined, undefined],
  ])('of %j is %j', (contentType, charset) => expect(charsetOf(contentType)).toBe(charset));
});
