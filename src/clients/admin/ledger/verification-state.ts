import { type VerifyLedgerResult } from '../generated/operations.js';
import { type EntryPlace } from './ledger-address.js';

/** What one request found out. */
export type CheckedPart = VerifyLedgerResult['verifyLedger'];

/** How far the check of one chain has come. */
export interface ChainProgress {
  readonly chain: string;
  readonly checked: number;
  /** As many as the chain is known to have; null before the first answer. */
  readonly total: number | null;
  /** Moment of the first entry. */
  readonly since: string | null;
  readonly lastHash: string | null;
  readonly verdict: 'OPEN' | 'INTACT' | 'BROKEN';
  readonly problem: CheckedPart['firstProblem'];
}

export interface VerificationState {
  readonly phase: 'idle' | 'running' | 'stopped' | 'done';
  readonly chains: readonly ChainProgress[];
  /** Code of what interrupted it; it can go on from there. */
  readonly failure: string | null;
}

export const notVerified: VerificationState = { phase: 'idle', chains: [], failure: null };

export function verificationOf(chains: readonly string[]): VerificationState {
  const untouched = { checked: 0, total: null, since: null, lastHash: null, verdict: 'OPEN', problem: null } as const;
  return { phase: 'running', failure: null, chains: chains.map((chain) => ({ chain, ...untouched })) };
}

/** Where the check has to go on, or null where every chain has its verdict. */
export function nextPart({ chains }: VerificationState): EntryPlace | null {
  const open = chains.find(({ verdict }) => verdict === 'OPEN');
  return open ? { chain: open.chain, seq: open.checked + 1 } : null;
}

/** The state after another part of a chain was checked. */
export function withPart(state: VerificationState, name: string, part: CheckedPart): VerificationState {
  const chains = state.chains.map((chain) => (chain.chain === name ? progressAfter(chain, part) : chain));
  const isDone = chains.every(({ verdict }) => verdict !== 'OPEN');
  return { ...state, chains, phase: isDone ? 'done' : state.phase };
}

export function isIntact({ chains }: VerificationState): boolean {
  return chains.every(({ verdict }) => verdict === 'INTACT');
}

function progressAfter(chain: ChainProgress, part: CheckedPart): ChainProgress {
  return {
    ...chain,
    checked: chain.checked + part.entries,
    total: part.chainLength,
    since: chain.since ?? part.since,
    lastHash: part.lastHash,
    verdict: part.firstProblem ? 'BROKEN' : part.isComplete ? 'INTACT' : 'OPEN',
    problem: part.firstProblem,
  };
}
