import type { SettingsQueries } from '../settings/index.js';
import { Clock } from '../../core/clock/clock.js';
import { StoriesQueries } from './stories.queries.js';
import type { CountedStory, StoriesRepository } from './stories.repository.js';
import type { StoryControlsRepository } from './story-controls.repository.js';
import type { StoryListsRepository } from './story-lists.repository.js';

describe('StoriesQueries.visibleCounts', () => {
  const stories = new Map<string, CountedStory>();
  const commands: (readonly string[])[] = [];
  const repository: Pick<StoriesRepository, 'findVisibleCounts'> = {
    findVisibleCounts: async (ids, urls) => {
      commands.push([...ids, ...urls]);
      return [...stories.values()].filter(({ id, url }) => ids.includes(id) || urls.includes(url));
    },
  };
  const none = {};
  const sut = new StoriesQueries(
    repository as StoriesRepository,
    none as StoryListsRepository,
    none as StoryControlsRepository,
    none as SettingsQueries,
    new Clock(),
  );
  const story = (id: string, visible: number, mergedInto?: string) =>
    stories.set(id, { id, url: `https://news.example/${id}`, visible, ...(mergedInto && { mergedInto }) });

  beforeEach(() => {
    stories.clear();
    commands.length = 0;
  });

  it('takes one command for stories by id and by address', async () => {
    story('a', 1);
    story('b', 2);
    const { byId, byUrl } = await sut.visibleCounts(['a', 'x'], ['https://news.example/b', 'https://news.example/y']);
    expect([byId.get('a'), byId.get('x')]).toEqual([1, undefined]);
    expect([byUrl.get('https://news.example/b'), byUrl.get('https://news.example/y')]).toEqual([2, undefined]);
    expect(commands).toHaveLength(1);
  });

  it('counts the comments of a merged story where they are now', async () => {
    story('a', 0, 'b');
    story('b', 0, 'c');
    story('c', 5);
    expect((await sut.visibleCounts(['a'], [])).byId.get('a')).toBe(5);
    expect(commands).toEqual([['a'], ['b'], ['c']]);
  });

  it('comes to an end where merges go in a circle, or to a story that is gone', async () => {
    story('a', 1, 'b');
    story('b', 2, 'a');
    story('c', 3, 'gone');
    const { byId } = await sut.visibleCounts(['a', 'c'], []);
    expect(byId.get('c')).toBe(3);
    expect(commands.length).toBeLessThanOrEqual(6);
  });
});
