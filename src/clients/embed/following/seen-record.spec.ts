import { emptyRecord, mostSeen, mostStories, parseStories, seenIn, withSeen, withStory } from './seen-record.js';

const at = (minute: number) => ({ id: `comment-${minute}`, createdAt: new Date(minute * 60_000).toISOString() });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => at(index + 1));

describe(withSeen.name, () => {
  it('knows what was seen from what was not', () => {
    const isSeen = seenIn(withSeen(emptyRecord, [at(3), at(5)]));
    expect([at(3), at(4), at(5)].map(isSeen)).toEqual([true, false, true]);
  });

  it('remembers the oldest only as a date once there are too many', () => {
    const record = withSeen(withSeen(emptyRecord, upTo(mostSeen)), [at(mostSeen + 1), at(mostSeen + 5)]);
    expect(record.seen).toHaveLength(mostSeen);
    const isSeen = seenIn(record);
    expect([at(1), at(2), at(3), at(mostSeen + 1), at(mostSeen + 3)].map(isSeen)).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  it('takes the same comment once', () => {
    expect(withSeen(withSeen(emptyRecord, [at(1)]), [at(1)])).toEqual(withSeen(emptyRecord, [at(1)]));
  });
});

describe(withStory.name, () => {
  it('drops the story that was read longest ago', () => {
    let stories = parseStories(null);
    for (let index = 0; index <= mostStories; index++) stories = withStory(stories, `story-${index}`, emptyRecord);
    stories = withStory(stories, 'story-1', emptyRecord);
    expect(stories).toHaveLength(mostStories);
    expect(stories[0]![0]).toBe('story-2');
    expect(stories.at(-1)![0]).toBe('story-1');
  });
});

describe(parseStories.name, () => {
  it.each(['', 'no JSON', '{}', '[1]', '[["a"]]', '[["a",{"upTo":"x","seen":[]}]]', 'null'])(
    'takes %p for nothing',
    (text) => expect(parseStories(text)).toEqual([]),
  );

  it('reads what was stored', () => {
    const stories = withStory([], 'a', withSeen(emptyRecord, [at(1)]));
    expect(parseStories(JSON.stringify(stories))).toEqual(stories);
  });
});
