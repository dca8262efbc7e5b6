import { codeOf } from '../../../shared/client-error.js';
import {
  type Case,
  type CaseListState,
  type CasePage,
  noCases,
  withDecided,
  withFailure,
  withMovedFocus,
  withPage,
} from './case-list.js';

/** Fetches a page of cases. @throws ClientError */
export type CaseReader<Item extends Case> = (after: string | null) => Promise<CasePage<Item>>;

/** One list of cases: its pages, its focus, and what was decided in it. */
export class CaseListController<Item extends Case> {
  private current: CaseListState<Item> = noCases();
  private readonly listeners = new Set<() => void>();
  private loads = 0;

  constructor(private readonly read: CaseReader<Item>) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): CaseListState<Item> => this.current;

  /** Begins to show; the answer ends it. A list that could not be had is tried again once there is a network. */
  open(): () => void {
    const onOnline = () => {
      if (this.current.phase === 'failed') void this.load();
    };
    addEventListener('online', onOnline);
    void this.load();
    return () => {
      this.loads++;
      removeEventListener('online', onOnline);
    };
  }

  /** Shows the list from its beginning. */
  async load(): Promise<void> {
    this.update(noCases);
    await this.readOn(null);
  }

  async loadMore(): Promise<void> {
    if (this.current.isLoadingMore) return;
    this.update((state) => ({ ...state, isLoadingMore: true, failure: null }));
    await this.readOn(this.current.endCursor);
  }

  readonly focus = (id: string): void => {
    if (id !== this.current.focusedID) this.update((state) => ({ ...state, focusedID: id }));
  };

  move(step: number): void {
    this.update((state) => withMovedFocus(state, step));
  }

  /** @param announcement what is said about it */
  readonly decided = (item: Item, announcement: string): void => {
    this.update((state) => withDecided(state, item, announcement));
  };

  private async readOn(after: string | null): Promise<void> {
    const load = ++this.loads;
    try {
      const page = await this.read(after);
      if (load === this.loads) this.update((state) => withPage(state, page));
    } catch (error) {
      if (load === this.loads) this.update((state) => withFailure(state, codeOf(error)));
    }
  }

  private update(change: (state: CaseListState<Item>) => CaseListState<Item>): void {
    this.current = change(this.current);
    for (const listener of this.listeners) listener();
  }
}
