import { languageOf, languagesOfReader, tagOf } from './languages.js';

describe(tagOf.name, () => {
  it.each([
    ['de-CH', 'de'],
    ['PT', 'pt-BR'],
    ['pt-PT', 'pt-BR'],
    ['zh', 'zh-CN'],
    ['zh-Hant-HK', 'zh-TW'],
    ['en-GB', 'en'],
    ['en-xa', 'en-XA'],
    ['tlh', undefined],
    ['constructor', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (wanted, tag) => expect(tagOf(wanted)).toBe(tag));
});

describe(languageOf.name, () => {
  it('is the first that there is, else English', () => {
    expect(languageOf(undefined, 'tlh', 'he', 'de')).toMatchObject({ tag: 'he', direction: 'rtl' });
    expect(languageOf('tlh')).toMatchObject({ tag: 'en', direction: 'ltr' });
  });

  it('tells a moment in its own words', () => {
    expect(languageOf('de').time('2026-11-02T10:00:00Z')).toBe('2. November 2026 um 10:00 UTC');
    expect(languageOf('sr').time('2026-11-02T10:00:00Z')).toContain('novembar');
  });
});

describe(languagesOfReader.name, () => {
  const reads = (accepted: string | undefined, query = {}) =>
    languagesOfReader({ headers: { 'accept-language': accepted }, query });

  it('has the most wanted first, and what the address names before them', () => {
    expect(reads('fr;q=0.7, de-CH, *;q=0.1, nonsense!, en;q=0.8')).toEqual(['de-CH', 'en', 'fr']);
    expect(reads('fr', { lang: 'fi' })).toEqual(['fi', 'fr']);
    expect(reads(undefined, { lang: ['fi'] })).toEqual([]);
  });

  it('reads no more than a few of them', () => {
    expect(reads(Array.from({ length: 1_000 }, () => 'de').join(','))).toHaveLength(10);
  });
});
