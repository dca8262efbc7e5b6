import { codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { ExportLedger } from '../generated/ledger.js';
import { type LedgerFormat } from '../generated/operations.js';
import { type LedgerFilter, variablesOf } from './ledger-address.js';
import { Store } from './store.js';

export interface ExportState {
  readonly phase: 'idle' | 'running' | 'interrupted' | 'stopped' | 'done';
  readonly count: number;
  readonly fileName: string;
  readonly failure: string | null;
}

/** What a file is made of, as far as it has been fetched. */
interface Draft {
  readonly filter: LedgerFilter;
  readonly format: LedgerFormat;
  readonly parts: Blob[];
  after: string | null;
}

const nothing: ExportState = { phase: 'idle', count: 0, fileName: '', failure: null };
const kinds = {
  CSV: { ending: 'csv', type: 'text/csv' },
  JSON_LINES: { ending: 'jsonl', type: 'application/jsonl' },
} as const;

/** Fetches a file part by part and saves it; after an interruption it goes on with the part that failed. */
export class ExportController extends Store<ExportState> {
  private runs = 0;
  private draft: Draft | null = null;

  constructor() {
    super(nothing);
  }

  begin(filter: LedgerFilter, format: LedgerFormat): Promise<void> {
    this.draft = { filter, format, parts: [], after: null };
    const day = new Date().toISOString().slice(0, 10);
    this.update(() => ({ ...nothing, phase: 'running', fileName: `ledger-${day}.${kinds[format].ending}` }));
    return this.run(this.draft);
  }

  async resume(): Promise<void> {
    if (!this.draft) return;
    this.update((state) => ({ ...state, phase: 'running', failure: null }));
    await this.run(this.draft);
  }

  stop(): void {
    this.runs++;
    this.draft = null;
    this.update((state) => ({ ...state, phase: 'stopped', failure: null }));
  }

  private async run(draft: Draft): Promise<void> {
    const run = ++this.runs;
    const { filter, format, parts } = draft;
    try {
      do {
        const asked = { ...variablesOf(filter), format, after: draft.after };
        const { content, entries, endCursor } = (await send(ExportLedger, asked)).exportLedger;
        if (run !== this.runs) return;
        // A blob may leave the page's memory; a text of a long ledger would have to stay in it.
        parts.push(new Blob([content]));
        draft.after = endCursor;
        this.update((state) => ({ ...state, count: state.count + entries }));
      } while (draft.after !== null);
      save(new Blob(parts, { type: kinds[format].type }), this.state.fileName);
      this.draft = null;
      this.update((state) => ({ ...state, phase: 'done' }));
    } catch (error) {
      if (run === this.runs) this.update((state) => ({ ...state, phase: 'interrupted', failure: codeOf(error) }));
    }
  }
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
