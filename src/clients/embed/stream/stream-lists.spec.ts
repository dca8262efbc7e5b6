import { addressOf } from './page-address.js';
import { commentInAddress } from './comment-in-address.js';
import { repliesBelow, withFolded } from './folding.js';
import { tabsOf, threadPage, withEarlierPage, withList } from './stream-lists.js';
import { sampleComment, sampleStory } from './stream-samples.js';
import {
  initialState,
  type Page,
  type StreamState,
  threadOf,
  topLevel,
  withFirstPage,
  withPage,
} from './stream-state.js';

const lastPage = { hasNextPage: false, endCursor: null };
const page = (ids: readonly string[], more: Partial<NonNullable<Page['pageInfo']>> = {}): Page => ({
  nodes: ids.map((id) => sampleComment(id)),
  pageInfo: { ...lastPage, ...more },
});
const opened = (more: Parameters<typeof sampleStory>[1] = {}, ids = ['a', 'b']): StreamState =>
  withFirstPage(
    initialState(0),
    sampleStory(
      ids.map((id) => sampleComment(id)),
      more,
    ),
  );
const shown = (state: StreamState) => threadOf(state, state.list).ids;

describe(withFirstPage.name, () => {
  it('puts what is pinned first, once', () => {
    const pinned = { nodes: [{ ...sampleComment('b'), replies: page([]) }] };
    expect(shown(opened({ pinned: pinned as never }))).toEqual(['b', 'a']);
  });

  it('keeps the order that the reader chose, and else takes the story’s own', () => {
    expect(opened({ defaultOrder: 'CREATED_AT_ASC' }).order).toBe('CREATED_AT_ASC');
    const chosen = { ...initialState(0), chosenOrder: 'REPLIES_DESC' } as const;
    expect(withFirstPage(chosen, sampleStory([])).order).toBe('REPLIES_DESC');
  });

  it('takes the replies of replies along', () => {
    const reply = { ...sampleComment('b', { parentID: 'a' }), replies: page(['c']) };
    const state = withPage(initialState(0), topLevel, {
      nodes: [{ ...sampleComment('a'), replies: { nodes: [reply], pageInfo: lastPage } }],
    });
    expect(threadOf(state, 'b').ids).toEqual(['c']);
  });
});

describe(threadPage.name, () => {
  const followed = (ancestors: readonly (ReturnType<typeof sampleComment> | null)[]) => ({
    ...sampleComment('c', { parentID: 'b' }),
    storyID: 'story',
    ancestors: [...ancestors],
    replies: { nodes: [], pageInfo: lastPage },
  });

  it('has what is above in order, and a line where something is gone', () => {
    const { nodes } = threadPage(followed([sampleComment('a'), null]));
    expect(nodes.map(({ id, isRemoved }) => [id, isRemoved ?? false])).toEqual([
      ['a', false],
      ['b', true],
      ['c', false],
    ]);
  });

  it('never names two lines alike', () => {
    const ids = threadPage(followed([null, null])).nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
  });

  it('is a list beside the others, which stay as they were left', () => {
    const state = withPage(withList(opened(), ':THREAD', 'c'), ':THREAD', threadPage(followed([])));
    expect(shown(state)).toEqual(['c']);
    expect(shown(withList(state, topLevel, null))).toEqual(['a', 'b']);
    expect(threadOf(withList(state, ':THREAD', 'd'), ':THREAD').ids).toEqual([]);
  });
});

describe(withEarlierPage.name, () => {
  it('stands before what is there and keeps its end', () => {
    const atEnd = withPage(initialState(0), topLevel, page(['c', 'd'], { startCursor: 'c', hasPreviousPage: true }));
    const state = withEarlierPage(
      atEnd,
      page(['a', 'b', 'c'], { startCursor: 'a', hasNextPage: true, endCursor: 'c' }),
    );
    expect(shown(state)).toEqual(['a', 'b', 'c', 'd']);
    expect(threadOf(state, topLevel)).toMatchObject({ hasNextPage: false, endCursor: null, startCursor: 'a' });
  });
});

describe(tabsOf.name, () => {
  const listsOf = (more: Parameters<typeof sampleStory>[1]) => tabsOf(opened(more)).map(({ list }) => list);

  it('offers what the story has', () => {
    expect(listsOf({})).toEqual(['']);
    expect(listsOf({ featuredCount: 1 })).toEqual(['', ':FEATURED']);
    expect(listsOf({ mode: 'QA' })).toEqual(['', ':UNANSWERED', ':ANSWERED']);
  });
});

describe('folding', () => {
  it('counts everything below, loaded or not, and is undone by doing it again', () => {
    let state = withPage(initialState(0), topLevel, { nodes: [sampleComment('a', { replyCount: 3 })] });
    state = withPage(state, 'a', { nodes: [sampleComment('b', { parentID: 'a', replyCount: 2 })] });
    expect(repliesBelow(state, 'a')).toBe(5);
    expect(withFolded(state, 'a').folded.has('a')).toBe(true);
    expect(withFolded(withFolded(state, 'a'), 'a').folded.has('a')).toBe(false);
  });
});

describe('the comment in an address', () => {
  it.each([
    ['https://news.example/a?commentID=4f-2', '4f-2'],
    ['https://news.example/a?x=1&commentID=4f-2#top', '4f-2'],
    ['https://news.example/a#comment-4f-2', '4f-2'],
    ['https://news.example/a?mycommentID=4f', null],
    ['https://news.example/a', null],
  ])('is found in %s', (address, id) => {
    expect(commentInAddress(address)).toBe(id);
  });

  it('comes and goes and leaves the rest', () => {
    const page = 'https://news.example/a?x=1#comment-old';
    expect(addressOf('new', page)).toBe('https://news.example/a?x=1&commentID=new');
    expect(addressOf(null, addressOf('new', page))).toBe('https://news.example/a?x=1');
  });
});
