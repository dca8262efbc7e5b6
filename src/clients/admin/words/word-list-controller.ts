import { codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import {
  type ImportWordListInput,
  type ImportWordListResult,
  type WordListFormat,
  type WordListHead,
} from '../generated/operations.js';
import { ExportWordList, ImportWordList, RestoreWordList, UpdateWordList, WordListPage } from '../generated/words.js';
import { wordsMessages as words } from '../messages/words.js';
import { type ListAddress } from './list-address.js';
import {
  type Entry,
  initialState,
  type Removal,
  withEdited,
  withEntryBack,
  withFirstPage,
  withNextPage,
  withoutEntry,
  type WordListState,
  type Words,
} from './words-state.js';

const entriesPerPage = 100;
const searchDelayMs = 250;

export type ImportOutcome = ImportWordListResult['importWordList'];
type Import = Pick<ImportWordListInput, 'content' | 'format' | 'mode' | 'expectedVersion'>;

/** One word list: what is shown of it, and its changes, one after the other, each made for the version before it. */
export class WordListController {
  private current: WordListState = initialState;
  private readonly listeners = new Set<() => void>();
  private loads = 0;
  private searchTimer: ReturnType<typeof setTimeout> | undefined;
  private writes: Promise<unknown> = Promise.resolve();

  constructor(readonly address: ListAddress) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): WordListState => this.current;

  /** Begins to show the list; the answer ends it. */
  open(): () => void {
    void this.load();
    return () => {
      this.loads++;
      clearTimeout(this.searchTimer);
    };
  }

  /** Shows the list from its beginning; until it is there, what was shown stays. */
  async load(): Promise<void> {
    const load = ++this.loads;
    try {
      const { wordList } = await this.page(null);
      if (load === this.loads) this.update((state) => withFirstPage(state, wordList));
    } catch (error) {
      if (load !== this.loads) return;
      const failure = codeOf(error);
      const phase = this.current.phase === 'loading' ? 'failed' : 'ready';
      this.update((state) => ({ ...state, failure, phase, missing: 'list' }));
    }
  }

  async loadMore(): Promise<void> {
    const { endCursor, hasNextPage, isLoadingMore } = this.current;
    if (isLoadingMore || !hasNextPage) return;
    const load = this.loads;
    this.update((state) => ({ ...state, isLoadingMore: true }));
    try {
      const { wordList } = await this.page(endCursor);
      if (load === this.loads) this.update((state) => withNextPage(state, wordList));
    } catch (error) {
      if (load !== this.loads) return;
      // Scrolling would ask again and again.
      this.update((state) => ({ ...state, isLoadingMore: false, missing: 'next page', failure: codeOf(error) }));
    }
  }

  /** Fetches what could not be fetched. */
  async retry(): Promise<void> {
    const { missing } = this.current;
    this.update((state) => ({ ...state, missing: null, failure: null }));
    await (missing === 'next page' ? this.loadMore() : this.load());
  }

  search(query: string): void {
    this.update((state) => ({ ...state, query, failure: null }));
    clearTimeout(this.searchTimer);
    this.searchTimer = setTimeout(() => void this.load(), searchDelayMs);
  }

  /** Takes a phrase out at once; it is back where the server does not agree. */
  async remove(entry: Entry): Promise<void> {
    const removal: Removal = { entry, index: this.current.entries.indexOf(entry) };
    const announcement = words.removed(entry.phrase);
    this.update((state) => ({
      ...withoutEntry(state, removal),
      announcement,
      lastRemoval: removal,
      failure: null,
    }));
    try {
      await this.write([], [entry.phrase]);
    } catch (error) {
      const failure = codeOf(error);
      this.update((state) => ({
        ...withEntryBack(state, removal),
        announcement: '',
        lastRemoval: state.lastRemoval === removal ? null : state.lastRemoval,
        failure,
      }));
    }
  }

  /** Puts back the phrase that was removed last, with its category and note. */
  async undo(): Promise<void> {
    const removal = this.current.lastRemoval;
    if (!removal) return;
    const announcement = words.broughtBack(removal.entry.phrase);
    this.update((state) => ({
      ...withEntryBack(state, removal),
      announcement,
      lastRemoval: null,
      failure: null,
    }));
    try {
      await this.write([removal.entry], []);
    } catch (error) {
      const failure = codeOf(error);
      this.update((state) => ({
        ...withoutEntry(state, removal),
        announcement: '',
        lastRemoval: removal,
        failure,
      }));
    }
  }

  /** @throws ClientError, where the entry stays as it was */
  async edit({ key, phrase }: Entry, changed: Words): Promise<void> {
    await this.write([changed], [phrase]);
    const announcement = words.saved(changed.phrase);
    this.update((state) => ({
      ...withEdited(state, key, changed),
      announcement,
      lastRemoval: null,
      failure: null,
    }));
  }

  /** What an import would make of the list. @throws ClientError */
  async tryImport(content: Import): Promise<ImportOutcome> {
    const input = { ...this.address, ...content };
    return (await send(ImportWordList, { input, dryRun: true })).importWordList;
  }

  /** Adds or replaces; lines that cannot be are left out and reported. @throws ClientError */
  async import(content: Import): Promise<ImportOutcome> {
    const { importWordList: outcome } = await this.inTurn(() =>
      send(ImportWordList, { input: { ...this.address, ...content }, dryRun: false }),
    );
    await this.afterChange(words.summary(outcome.added, outcome.updated, outcome.removed, outcome.duplicates));
    return outcome;
  }

  /** Makes an older version the newest again. @throws ClientError */
  async restore(version: number): Promise<void> {
    await this.inTurn(() =>
      send(RestoreWordList, { input: { ...this.address, version, expectedVersion: this.current.head!.version } }),
    );
    await this.afterChange(words.wentBack(version));
  }

  /** The list as a file. @throws ClientError */
  async export(format: WordListFormat): Promise<{ readonly fileName: string; readonly content: string }> {
    return (await send(ExportWordList, { ...this.address, format })).exportWordList;
  }

  /** Says what went wrong with something that shows no failure of its own. */
  fail(error: unknown): void {
    this.update((state) => ({ ...state, failure: codeOf(error) }));
  }

  private page(after: string | null) {
    const { query } = this.current;
    return send(WordListPage, { ...this.address, first: entriesPerPage, after, query: query.trim() || null });
  }

  private async afterChange(announcement: string): Promise<void> {
    this.update((state) => ({ ...state, announcement, lastRemoval: null, failure: null }));
    await this.load();
  }

  private async write(add: readonly Words[], remove: readonly string[]): Promise<void> {
    const given = add.map(({ phrase, category, note }) => ({ phrase, category, note }));
    await this.inTurn(async () => {
      const expectedVersion = this.current.head!.version;
      const input = { ...this.address, expectedVersion, add: given, remove };
      const { updateWordList } = await send(UpdateWordList, { input });
      this.headIs(updateWordList.wordList);
    });
  }

  /** One change after the other, each for the version that the one before has made. */
  private inTurn<Result>(change: () => Promise<Result>): Promise<Result> {
    const result = this.writes.then(change);
    this.writes = result.catch(async (error: unknown) => {
      if (codeOf(error) === 'WORD_LIST_CONFLICT') await this.load();
    });
    return result;
  }

  private headIs(head: WordListHead): void {
    this.update((state) => ({ ...state, head }));
  }

  private update(change: (state: WordListState) => WordListState): void {
    this.current = change(this.current);
    for (const listener of this.listeners) listener();
  }
}
