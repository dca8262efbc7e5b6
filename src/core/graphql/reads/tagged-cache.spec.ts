import { TaggedCache } from './tagged-cache.js';

const value = (bytes: number, ...tags: string[]) => ({ bytes, tags: new Set(tags) });

describe(TaggedCache.name, () => {
  const never = Number.POSITIVE_INFINITY;
  let sut: TaggedCache<{ bytes: number; tags: ReadonlySet<string> }>;

  beforeEach(() => {
    sut = new TaggedCache(100, 3);
  });

  it('gives back what was put, until it expires', () => {
    sut.put('a', value(10, 'story:1'), sut.begin(), 1_000);
    expect(sut.get('a', 999)).toBeDefined();
    expect(sut.get('a', 1_000)).toBeUndefined();
    expect(sut.size).toBe(0);
  });

  it('drops the least recently used first', () => {
    for (const key of ['a', 'b']) sut.put(key, value(40, key), sut.begin(), never);
    sut.get('a', 0);
    sut.put('c', value(40, 'c'), sut.begin(), never);
    expect(sut.get('b', 0)).toBeUndefined();
    expect(sut.get('a', 0)).toBeDefined();
    expect(sut.put('huge', value(101, 'x'), sut.begin(), never)).toBe(false);
  });

  it('counts a replaced value once', () => {
    for (let i = 0; i < 5; i += 1) sut.put('a', value(60, 'a'), sut.begin(), never);
    sut.put('b', value(40, 'b'), sut.begin(), never);
    expect(sut.get('a', 0)).toBeDefined();
    expect(sut.get('b', 0)).toBeDefined();
  });

  it('drops all that carry an invalidated tag, and nothing else', () => {
    sut.put('a', value(1, 'story:1', 'site:1'), sut.begin(), never);
    sut.put('b', value(1, 'story:2', 'site:1'), sut.begin(), never);
    sut.invalidate('story:1');
    expect(sut.get('a', 0)).toBeUndefined();
    expect(sut.get('b', 0)).toBeDefined();
    sut.invalidate('site:1');
    expect(sut.size).toBe(0);
  });

  it('does not take in what went stale while it was being made', () => {
    const begun = sut.begin();
    sut.invalidate('story:1');
    expect(sut.put('a', value(1, 'story:1'), begun, never)).toBe(false);
    expect(sut.put('b', value(1, 'story:2'), begun, never)).toBe(true);
    expect(sut.put('a', value(1, 'story:1'), sut.begin(), never)).toBe(true);
    const beforeClear = sut.begin();
    sut.clear();
    expect(sut.put('a', value(1, 'story:9'), beforeClear, never)).toBe(false);
  });

  it('forgets old invalidations on the safe side', () => {
    const begun = sut.begin();
    for (const tag of ['1', '2', '3', '4']) sut.invalidate(tag);
    expect(sut.put('a', value(1, 'other'), begun, never)).toBe(false);
    expect(sut.put('a', value(1, 'other'), sut.begin(), never)).toBe(true);
  });
});
