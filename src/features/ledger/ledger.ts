import { setTimeout as pause } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { coreError } from '../../core/errors/core.errors.js';
import { ChainCheck, type Verification } from './chain-check.js';
import { chainStart, entryAfter } from './hash-chain.js';
import type { LedgerEntry, LedgerRecord } from './ledger-entry.js';
import { LedgerRepository } from './ledger.repository.js';
import { normaliseRecord } from './ledger-record.js';

/** Within one process a chain is written by one at a time, so this is about other processes only. */
const maxAttempts = 60;
const longestPauseMs = 50;
const batchSize = 500;

/**
 * The tamper-evident record of decisions, one hash chain a site and one for the organisation.
 *
 * A record says in a claim (`_id`: the record's id) which place it will take before it takes it (`_id`: chain and
 * place). A claim moves on only once its place is another record's for good, so nobody can write a record twice: not
 * two processes at once, and not a process that comes back to one that had died between the two writes. A place is
 * claimed only behind an entry that is there, so there are no gaps. Both rest on `_id` alone; shard `ledger` by `_id`
 * as a range, as a chain is read in the order of it.
 *
 * What `verify` proves: that no entry was changed, moved, put in or taken out since a hash of the chain was noted
 * outside the database (`expect`). Without such a note it finds whatever was not made to fit everywhere: somebody who
 * rewrites all that follows, and the remembered head, can only be found with the note.
 */
@Injectable()
export class Ledger {
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(private readonly repository: LedgerRepository) {}

  /**
   * Appends the record to its chain and resolves once it is durable. The same record id again, from wherever, gives
   * the entry that it has.
   *
   * @throws ZodError for what is no record, UNAVAILABLE when other processes took every place: try again later
   */
  async append(record: LedgerRecord): Promise<LedgerEntry> {
    const normalised = normaliseRecord(record);
    return this.inTurn(normalised.chain, async () => {
      for (let attempt = 1; attempt <= maxAttempts; attempt += 1) {
        const entry = await this.place(normalised);
        if (entry) return entry;
        await pause(Math.random() * Math.min(2 ** attempt, longestPauseMs));
      }
      throw coreError('UNAVAILABLE');
    });
  }

  /**
   * Appends what a document owes, in order. The document's owner then takes these records out of it; should it never
   * come to that, the sweep settles them again and nothing changes.
   */
  async settle(records: readonly LedgerRecord[]): Promise<void> {
    for (const record of records) await this.append(record);
  }

  /**
   * Follows a chain and says what is first wrong with it, if anything.
   *
   * @param from the first entry to look at; the one before it is taken as it is
   * @param expect a hash that was noted of an earlier check: it must be in what is looked at
   * @param limit how many entries at the most
   */
  async verify(
    chain: string,
    { from = 1, expect, limit = Infinity }: { from?: number; expect?: string; limit?: number } = {},
  ): Promise<Verification> {
    // Before the first entry: what is appended meanwhile must not look like something that had been there.
    const head = await this.repository.findHead(chain);
    const before = from > 1 ? await this.repository.findEntry(chain, from - 1) : chainStart(chain);
    if (!before) {
      const end = { seq: 0, hash: chain };
      const firstProblem = { seq: from - 1, what: 'MISSING' } as const;
      return { chain, entries: 0, ok: false, isComplete: true, end, length: head?.seq ?? 0, firstProblem };
    }
    const check = new ChainCheck(chain, { seq: before.seq, hash: before.hash }, head, expect);
    let after: string | undefined;
    while (check.entries < limit) {
      const size = Math.min(batchSize, limit - check.entries);
      const documents = await this.repository.findRaw(chain, after, from, size);
      if (!documents.every((document) => check.accept(document))) return check.finish(true);
      if (documents.length < size) return check.finish(true);
      after = documents.at(-1)!._id;
    }
    return check.finish(false);
  }

  /** Every chain that has or had entries. */
  chains(): Promise<string[]> {
    return this.repository.findChains();
  }

  /** One attempt; nothing when another process was faster. */
  private async place(record: LedgerRecord): Promise<LedgerEntry | undefined> {
    const { id, chain } = record;
    const end = (await this.repository.findEnd(chain)) ?? chainStart(chain);
    const claim = await this.repository.claim(id, chain, end.seq + 1);
    if (!claim || claim.seq > end.seq + 1) return undefined;
    if (claim.chain !== chain) throw new Error(`The ledger has a record ${id} in the chain ${claim.chain} already.`);
    if (claim.seq <= end.seq) {
      const there = await this.repository.findEntry(chain, claim.seq);
      if (there?.id === id) {
        // Its writer may have died before it could say how far the chain has come.
        await this.repository.raiseHead(chain, there);
        return there;
      }
      if (!(await this.repository.moveClaim(id, claim.seq, end.seq + 1))) return undefined;
    }
    const entry = entryAfter(end, record);
    if (!(await this.repository.insert(entry))) return undefined;
    await this.repository.raiseHead(chain, entry);
    return entry;
  }

  private inTurn<Result>(chain: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (this.turns.get(chain) ?? Promise.resolve()).then(work, work);
    this.turns.set(chain, turn);
    const forget = () => {
      if (this.turns.get(chain) === turn) this.turns.delete(chain);
    };
    turn.then(forget, forget);
    return turn;
  }
}
