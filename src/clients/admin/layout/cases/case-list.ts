/** Something that is read and decided once, such as an appeal. */
export interface Case {
  readonly id: string;
}

export interface CasePage<Item extends Case> {
  readonly nodes: readonly Item[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** A list of cases as it is shown. */
export interface CaseListState<Item extends Case> {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Code of what went wrong last. */
  readonly failure: string | null;
  readonly items: readonly Item[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
  readonly isLoadingMore: boolean;
  readonly focusedID: string | null;
  /** Said to whoever listens to the page, shown to everybody. */
  readonly announcement: string;
}

export function noCases<Item extends Case>(): CaseListState<Item> {
  return {
    phase: 'loading',
    failure: null,
    items: [],
    hasNextPage: false,
    endCursor: null,
    isLoadingMore: false,
    focusedID: null,
    announcement: '',
  };
}

/** The state with a further page; the focus goes to the first that is new where somebody asked for more. */
export function withPage<Item extends Case>(
  state: CaseListState<Item>,
  { nodes, pageInfo: { hasNextPage, endCursor } }: CasePage<Item>,
): CaseListState<Item> {
  const known = new Set(state.items.map(({ id }) => id));
  const added = nodes.filter(({ id }) => !known.has(id));
  const focusedID = state.isLoadingMore ? (added[0]?.id ?? state.focusedID) : state.focusedID;
  const items = [...state.items, ...added];
  return { ...state, phase: 'ready', failure: null, items, hasNextPage, endCursor, isLoadingMore: false, focusedID };
}

/** The state after a page that did not come: what is shown already stays. */
export function withFailure<Item extends Case>(state: CaseListState<Item>, failure: string): CaseListState<Item> {
  return { ...state, phase: state.phase === 'loading' ? 'failed' : state.phase, failure, isLoadingMore: false };
}

/** Moves the focus by so many cases, stopping at the ends. */
export function withMovedFocus<Item extends Case>(state: CaseListState<Item>, step: number): CaseListState<Item> {
  const { items, focusedID } = state;
  const index = items.findIndex(({ id }) => id === focusedID);
  const next = items[Math.max(0, Math.min(items.length - 1, index + step))];
  return next ? { ...state, focusedID: next.id } : state;
}

/** The state once a case is decided: it stays where it is, and says what became of it. */
export function withDecided<Item extends Case>(
  state: CaseListState<Item>,
  decided: Item,
  announcement: string,
): CaseListState<Item> {
  return { ...state, announcement, items: state.items.map((item) => (item.id === decided.id ? decided : item)) };
}
