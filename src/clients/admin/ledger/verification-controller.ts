import { codeOf } from '../../shared/client-error.js';
import { send } from '../admin-server.js';
import { LedgerFilters, VerifyLedger } from '../generated/ledger.js';
import { organisationChain } from './ledger-address.js';
import { Store } from './store.js';
import { nextPart, notVerified, verificationOf, type VerificationState, withPart } from './verification-state.js';

/** Checks chains part by part, so that it can tell how far it is, be stopped, and go on after an interruption. */
export class VerificationController extends Store<VerificationState> {
  private runs = 0;
  private site: string | undefined;

  constructor() {
    super(notVerified);
  }

  /** @param site the one chain to check; all of them where it is absent */
  begin(site: string | undefined): Promise<void> {
    this.site = site;
    this.update(() => verificationOf([]));
    return this.run();
  }

  stop(): void {
    this.runs++;
    this.update((state) => ({ ...state, phase: 'stopped' }));
  }

  /** Forgets what was found. */
  close(): void {
    this.runs++;
    this.update(() => notVerified);
  }

  resume(): Promise<void> {
    this.update((state) => ({ ...state, phase: 'running', failure: null }));
    return this.run();
  }

  private async run(): Promise<void> {
    const run = ++this.runs;
    try {
      if (this.state.chains.length === 0) {
        const chains = await this.wanted();
        if (run !== this.runs) return;
        this.update(() => verificationOf(chains));
      }
      for (let part = nextPart(this.state); part; part = nextPart(this.state)) {
        const { chain, seq } = part;
        const { verifyLedger } = await send(VerifyLedger, { chain, from: seq });
        if (run !== this.runs) return;
        this.update((state) => withPart(state, chain, verifyLedger));
      }
    } catch (error) {
      if (run === this.runs) this.update((state) => ({ ...state, phase: 'stopped', failure: codeOf(error) }));
    }
  }

  /** Asked for now, not taken from the page: a site that it does not know must not be left out of a verdict. */
  private async wanted(): Promise<string[]> {
    if (this.site !== undefined) return [this.site];
    const { sites } = await send(LedgerFilters, {});
    return [organisationChain, ...sites.map(({ id }) => id)];
  }
}
