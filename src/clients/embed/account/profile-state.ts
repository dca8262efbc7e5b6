import { type HistoryAppeal, type HistoryComment, type MyAccountResult } from '../generated/operations.js';

export type Account = NonNullable<MyAccountResult['viewer']>;

/** What a profile shows. */
export interface ProfileState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Code of what the profile could not be read for. */
  readonly failure: string | null;
  readonly account: Account | null;
  readonly history: readonly HistoryComment[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly isLoadingMore: boolean;
  /** The last thing that was done, for those who do not see it happen. */
  readonly said: string;
}

export const initialProfile: ProfileState = {
  phase: 'loading',
  failure: null,
  account: null,
  history: [],
  endCursor: null,
  hasNextPage: false,
  isLoadingMore: false,
  said: '',
};

interface HistoryPage {
  readonly nodes: readonly HistoryComment[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The state with a further page at the end of the list; what is there already keeps its place. */
export function withHistoryPage(state: ProfileState, { nodes, pageInfo }: HistoryPage): ProfileState {
  const known = new Set(state.history.map(({ comment }) => comment.id));
  const history = [...state.history, ...nodes.filter(({ comment }) => !known.has(comment.id))];
  return { ...state, ...pageInfo, history, isLoadingMore: false };
}

export function withoutHistoryComment(state: ProfileState, id: string): ProfileState {
  return { ...state, history: state.history.filter(({ comment }) => comment.id !== id) };
}

/** The state after an appeal: the decision cannot be appealed again. */
export function withAppeal(state: ProfileState, id: string, appeal: HistoryAppeal): ProfileState {
  const history = state.history.map((own) =>
    own.comment.id === id
      ? { ...own, appeal, statement: own.statement && { ...own.statement, appealableUntil: null } }
      : own,
  );
  return { ...state, history };
}

export function withAccount(state: ProfileState, change: Partial<Account>): ProfileState {
  return { ...state, account: state.account && { ...state.account, ...change } };
}

export function withoutIgnored(state: ProfileState, id: string): ProfileState {
  const ignoredUsers = state.account?.ignoredUsers.filter((user) => user.id !== id) ?? [];
  return withAccount(state, { ignoredUsers });
}
