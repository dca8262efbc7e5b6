import { type ChainEnd, hashOf } from './hash-chain.js';
import { entryId } from './ledger.repository.js';
import type { LedgerDocument } from './ledger.schema.js';

/** What is wrong with a chain, and since which entry. */
export interface ChainProblem {
  readonly seq: number;
  readonly what:
    /** An entry is not there, though later ones are. */
    | 'MISSING'
    /** Not what its hash was made of. */
    | 'CHANGED'
    /** Not made to follow the entry before it: one of the two was put in, replaced or moved. */
    | 'UNLINKED'
    /** Stored under an id that is not its own. */
    | 'MISPLACED'
    /** The chain is known to have gone on from here. */
    | 'TRUNCATED'
    /** Another entry than the one that is known to have been here. */
    | 'REPLACED'
    /** The hash that the operator had noted is nowhere in the chain; `seq` is where it ends. */
    | 'EXPECTED_HASH_ABSENT';
}

/** Outcome of a check of one chain. */
export interface Verification {
  readonly chain: string;
  /** How many were looked at. */
  readonly entries: number;
  readonly ok: boolean;
  /** False where the check stopped at its limit: go on from `end.seq` + 1. */
  readonly isComplete: boolean;
  /** The last entry that was found right. Note its hash outside the database: it is what `expect` compares. */
  readonly end: ChainEnd;
  /** Moment of the first entry that was looked at. */
  readonly since?: Date;
  /** How many entries the chain is known to have at least. */
  readonly length: number;
  readonly firstProblem?: ChainProblem;
}

/** Follows a chain document by document and stops at the first that is wrong. */
export class ChainCheck {
  private checked = 0;
  private problem?: ChainProblem;
  private isExpectedSeen = false;
  private since?: Date;

  /**
   * @param end what is checked already, or the chain's start
   * @param head how far the chain had come at least before the first document was read
   * @param expected a hash that the chain must hold
   */
  constructor(
    private readonly chain: string,
    private end: ChainEnd,
    private readonly head: ChainEnd | undefined,
    private readonly expected: string | undefined,
  ) {
    this.isExpectedSeen = expected === undefined || expected === end.hash;
  }

  get entries(): number {
    return this.checked;
  }

  /** False when the document is wrong: what follows it says nothing more. */
  accept(document: LedgerDocument): boolean {
    const what = this.problemWith(document);
    if (what) {
      this.problem = what;
      return false;
    }
    this.checked += 1;
    this.since ??= document.at;
    this.end = { seq: document.seq, hash: document.hash };
    if (document.hash === this.expected) this.isExpectedSeen = true;
    return true;
  }

  /** @param isComplete whether the chain was followed to its end */
  finish(isComplete: boolean): Verification {
    const firstProblem = this.problem ?? (isComplete ? this.problemAtTheEnd() : undefined);
    const { chain, entries, end, since } = this;
    const length = Math.max(end.seq, this.head?.seq ?? 0);
    return { chain, entries, ok: firstProblem === undefined, isComplete, end, since, length, firstProblem };
  }

  private problemWith({ _id, recordId, seq, previousHash, hash, ...fields }: LedgerDocument): ChainProblem | undefined {
    const expectedSeq = this.end.seq + 1;
    if (_id !== entryId(this.chain, seq) || fields.chain !== this.chain || seq < expectedSeq) {
      return { seq: expectedSeq, what: 'MISPLACED' };
    }
    if (seq > expectedSeq) return { seq: expectedSeq, what: 'MISSING' };
    if (previousHash !== this.end.hash) return { seq, what: 'UNLINKED' };
    if (hash !== hashOf(previousHash, { id: recordId, ...fields })) return { seq, what: 'CHANGED' };
    if (this.head?.seq === seq && this.head.hash !== hash) return { seq, what: 'REPLACED' };
    return undefined;
  }

  private problemAtTheEnd(): ChainProblem | undefined {
    const { seq } = this.end;
    if (this.head && this.head.seq > seq) return { seq: seq + 1, what: 'TRUNCATED' };
    return this.isExpectedSeen ? undefined : { seq, what: 'EXPECTED_HASH_ABSENT' };
  }
}
