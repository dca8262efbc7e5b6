import { codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { LedgerPage } from '../generated/ledger.js';
import { type EntryFields } from '../generated/operations.js';
import { type LedgerFilter, variablesOf } from './ledger-address.js';
import { Store } from './store.js';

const entriesPerPage = 50;

export interface ListState {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** Code of the last failure: of the list in phase `failed`, else of the page that was to follow. */
  readonly failure: string | null;
  readonly entries: readonly EntryFields[];
  readonly endCursor: string | null;
  readonly hasNextPage: boolean;
  readonly isLoadingMore: boolean;
}

const empty: ListState = {
  phase: 'loading',
  failure: null,
  entries: [],
  endCursor: null,
  hasNextPage: false,
  isLoadingMore: false,
};

/** The list of entries, page by page. */
export class ListController extends Store<ListState> {
  private loads = 0;
  private filter: LedgerFilter = {};

  constructor() {
    super(empty);
  }

  /** Shows what is filtered from its beginning. */
  async show(filter: LedgerFilter): Promise<void> {
    const load = ++this.loads;
    this.filter = filter;
    this.update(() => empty);
    try {
      const { ledger } = await this.page(null);
      if (load === this.loads) {
        this.update(() => ({ ...empty, ...ledger.pageInfo, phase: 'ready', entries: ledger.nodes }));
      }
    } catch (error) {
      if (load === this.loads) this.update(() => ({ ...empty, phase: 'failed', failure: codeOf(error) }));
    }
  }

  /** Nothing happens while another page is on its way. */
  async loadMore(): Promise<void> {
    const { endCursor, isLoadingMore } = this.state;
    if (isLoadingMore) return;
    const load = this.loads;
    this.update((state) => ({ ...state, isLoadingMore: true, failure: null }));
    try {
      const { ledger } = await this.page(endCursor);
      if (load !== this.loads) return;
      this.update((state) => ({
        ...state,
        ...ledger.pageInfo,
        isLoadingMore: false,
        entries: [...state.entries, ...ledger.nodes],
      }));
    } catch (error) {
      if (load === this.loads) this.update((state) => ({ ...state, isLoadingMore: false, failure: codeOf(error) }));
    }
  }

  private page(after: string | null) {
    return send(LedgerPage, { ...variablesOf(this.filter), first: entriesPerPage, after });
  }
}
