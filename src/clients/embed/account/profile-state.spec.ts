import { type HistoryAppeal, type HistoryComment } from '../generated/operations.js';
import {
  type Account,
  initialProfile,
  type ProfileState,
  withAccount,
  withAppeal,
  withHistoryPage,
  withoutHistoryComment,
  withoutIgnored,
} from './profile-state.js';

const own = (id: string, more: Partial<HistoryComment> = {}): HistoryComment =>
  ({ comment: { id }, statement: null, appeal: null, ...more }) as HistoryComment;
const page = (ids: readonly string[], endCursor: string | null = null) => ({
  nodes: ids.map((id) => own(id)),
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});
const idsOf = ({ history }: ProfileState) => history.map(({ comment }) => comment.id);
const state: ProfileState = {
  ...initialProfile,
  account: { username: 'ana', ignoredUsers: [{ id: 'b' }, { id: 'c' }] } as unknown as Account,
};

describe('the state of a profile', () => {
  it('takes pages one after the other, and a comment that moved down in between only once', () => {
    const first = withHistoryPage({ ...state, isLoadingMore: true }, page(['3', '2'], 'after 2'));
    expect(first).toMatchObject({ hasNextPage: true, endCursor: 'after 2', isLoadingMore: false });
    const second = withHistoryPage(first, page(['2', '1']));
    expect(idsOf(second)).toEqual(['3', '2', '1']);
    expect(second).toMatchObject({ hasNextPage: false, endCursor: null });
  });

  it('forgets a comment that was deleted and somebody who is not ignored any more', () => {
    expect(idsOf(withoutHistoryComment(withHistoryPage(state, page(['2', '1'])), '2'))).toEqual(['1']);
    expect(withoutIgnored(state, 'b').account!.ignoredUsers).toEqual([{ id: 'c' }]);
  });

  it('lets a decision be appealed once', () => {
    const statement = { decisionID: 'd', appealableUntil: '2027-01-01' } as HistoryComment['statement'];
    const before = { ...state, history: [own('2', { statement }), own('1', { statement })] };
    const after = withAppeal(before, '2', { state: 'OPEN' } as HistoryAppeal);
    expect(after.history[0]).toMatchObject({ appeal: { state: 'OPEN' }, statement: { appealableUntil: null } });
    expect(after.history[1]).toEqual(before.history[1]);
  });

  it('changes an account that is there, and nothing where none is', () => {
    expect(withAccount(state, { username: 'bo' }).account!.username).toBe('bo');
    expect(withAccount(initialProfile, { username: 'bo' })).toEqual(initialProfile);
  });
});
