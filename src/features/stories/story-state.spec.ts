import { isClosed, nextStateChange, type StoryMoments, storyState } from './story-state.js';

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour));
const noon = at(12);

describe(storyState.name, () => {
  it.each<[string, StoryMoments, object, Date | undefined]>([
    ['nothing said', {}, { state: 'OPEN' }, undefined],
    ['closed by a moderator', { closedAt: at(11) }, { state: 'CLOSED', reason: 'MODERATOR', at: at(11) }, undefined],
    ['closing later', { closesAt: at(13) }, { state: 'OPEN' }, at(13)],
    ['closed by schedule', { closesAt: noon }, { state: 'CLOSED', reason: 'SCHEDULE', at: noon }, undefined],
    ['opening later', { opensAt: at(13) }, { state: 'NOT_YET_OPEN', reason: 'SCHEDULE', at: at(13) }, at(13)],
    ['opened', { opensAt: noon, closesAt: at(14) }, { state: 'OPEN' }, at(14)],
    ['growing old', { autoCloseAt: at(15) }, { state: 'OPEN' }, at(15)],
    ['too old', { autoCloseAt: at(10) }, { state: 'CLOSED', reason: 'AGE', at: at(10) }, undefined],
    ['too old but scheduled longer', { autoCloseAt: at(10), closesAt: at(14) }, { state: 'OPEN' }, at(14)],
    ['closed before it opened', { closedAt: at(9), opensAt: at(13) }, { state: 'CLOSED' }, undefined],
    ['archived', { archivedAt: at(8), closedAt: at(9) }, { state: 'ARCHIVED', at: at(8) }, undefined],
    ['merged', { mergedInto: 'other' }, { state: 'CLOSED', reason: 'MERGED' }, undefined],
  ])('of a story with %s', (_what, moments, state, next) => {
    expect(storyState(moments, noon)).toMatchObject(state);
    expect(isClosed(moments, noon)).toBe((state as { state: string }).state !== 'OPEN');
    expect(nextStateChange(moments, noon)).toEqual(next);
  });
});
