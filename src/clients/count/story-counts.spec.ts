import { countText, searchesFor, type StoryName } from './story-counts.js';

describe(searchesFor.name, () => {
  it('asks once for what stands on the page several times, in one order', () => {
    const names: StoryName[] = [
      ['url', 'https://news.example/b?x=1&y=2'],
      ['id', 'a'],
      ['url', 'https://news.example/b?x=1&y=2'],
    ];
    expect(searchesFor(names)).toEqual(['id=a&url=https%3A%2F%2Fnews.example%2Fb%3Fx%3D1%26y%3D2']);
    expect(searchesFor([...names].reverse())).toEqual(searchesFor(names));
    expect(searchesFor([])).toEqual([]);
  });

  it('asks for a hundred stories at a time', () => {
    const names = Array.from({ length: 201 }, (_, index): StoryName => ['id', `story-${index}`]);
    const asked = searchesFor(names).map((search) => search.split('&'));
    expect(asked.map(({ length }) => length)).toEqual([100, 100, 1]);
    expect(new Set(asked.flat()).size).toBe(201);
  });

  it('splits what no proxy would pass on', () => {
    const names = Array.from({ length: 20 }, (_, index): StoryName => [
      'url',
      `https://n.example/${index}${'x'.repeat(900)}`,
    ]);
    const searches = searchesFor(names);
    expect(searches.every(({ length }) => length < 8_000)).toBe(true);
    expect(searches.join('&').split('&')).toHaveLength(20);
  });
});

describe(countText.name, () => {
  const templates = (texts: Record<string, string>) => (category: string) => texts[category];

  it.each([
    [1234, 'de', {}, '1.234'],
    [1, 'en', { one: '# comment', other: '# comments' }, '1 comment'],
    [1234, 'en', { one: '# comment', other: '# comments' }, '1,234 comments'],
    [3, 'pl', { one: '# komentarz', few: '# komentarze', other: '# komentarzy' }, '3 komentarze'],
    [3, 'de', { one: '# Kommentar', other: '# Kommentare' }, '3 Kommentare'],
    [0, 'en', { zero: 'Be the first', other: '# comments' }, 'Be the first'],
    [2, 'not_a_language', { other: '# comments' }, '2 comments'],
  ])('says %d in %s', (count, language, texts, expected) => {
    expect(countText(count, language, templates(texts))).toBe(expected);
  });
});
