import { addressAt, pathOf } from './list-address.js';

describe('the address of a word list', () => {
  it.each([
    ['/words', { kind: 'BANNED', siteID: null, language: null }],
    ['/words/suspect', { kind: 'SUSPECT', siteID: null, language: null }],
    ['/words/banned/all/de', { kind: 'BANNED', siteID: null, language: 'de' }],
    ['/words/suspect/site-1/any', { kind: 'SUSPECT', siteID: 'site-1', language: null }],
  ])('%s', (path, address) => {
    expect(addressAt(path)).toEqual(address);
  });

  it('leads back to the list', () => {
    const address = { kind: 'SUSPECT', siteID: 'a b', language: 'en-GB' } as const;
    expect(addressAt(pathOf(address))).toEqual(address);
  });
});
