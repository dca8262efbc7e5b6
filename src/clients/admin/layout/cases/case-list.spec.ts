import { type CaseListState, noCases, withDecided, withFailure, withMovedFocus, withPage } from './case-list.js';

interface Item {
  readonly id: string;
  readonly state?: string;
}

const page = (ids: readonly string[], hasNextPage = false) => ({
  nodes: ids.map((id) => ({ id })),
  pageInfo: { hasNextPage, endCursor: hasNextPage ? 'cursor' : null },
});
const shown = (...ids: readonly string[]): CaseListState<Item> => withPage(noCases<Item>(), page(ids, true));
const idsOf = ({ items }: CaseListState<Item>) => items.map(({ id }) => id);

describe('a list of cases', () => {
  it('shows its first page without taking the focus', () => {
    expect(shown('a', 'b')).toMatchObject({ phase: 'ready', focusedID: null, hasNextPage: true, endCursor: 'cursor' });
  });

  it('goes on where somebody asked for more, and shows nothing twice', () => {
    const state = withPage({ ...shown('a', 'b'), isLoadingMore: true }, page(['b', 'c']));
    expect(idsOf(state)).toEqual(['a', 'b', 'c']);
    expect(state).toMatchObject({ focusedID: 'c', isLoadingMore: false, hasNextPage: false });
  });

  it('keeps what it shows when more cannot be had, and has failed only where there was nothing', () => {
    const state = withFailure({ ...shown('a'), isLoadingMore: true }, 'UNREACHABLE');
    expect(state).toMatchObject({ phase: 'ready', failure: 'UNREACHABLE', isLoadingMore: false });
    expect(idsOf(state)).toEqual(['a']);
    expect(withFailure(noCases<Item>(), 'UNREACHABLE').phase).toBe('failed');
  });

  it('moves the focus from case to case and stops at the ends', () => {
    const first = withMovedFocus(shown('a', 'b'), 1);
    expect(first.focusedID).toBe('a');
    expect(withMovedFocus(first, 5).focusedID).toBe('b');
    expect(withMovedFocus(first, -1).focusedID).toBe('a');
    expect(withMovedFocus(noCases<Item>(), 1).focusedID).toBeNull();
  });

  it('leaves a decided case in its place', () => {
    const state = withDecided({ ...shown('a', 'b'), focusedID: 'a' }, { id: 'a', state: 'GRANTED' }, 'Granted.');
    expect(state.items).toEqual([{ id: 'a', state: 'GRANTED' }, { id: 'b' }]);
    expect(state).toMatchObject({ focusedID: 'a', announcement: 'Granted.' });
  });
});
