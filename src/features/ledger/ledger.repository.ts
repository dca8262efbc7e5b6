import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import type { ChainEnd } from './hash-chain.js';
import type { LedgerEntry } from './ledger-entry.js';
import type { LedgerClaimDocument, LedgerDocument, LedgerHeadDocument } from './ledger.schema.js';

const seqDigits = 12;

export const entryId = (chain: string, seq: number) => `${chain}:${String(seq).padStart(seqDigits, '0')}`;

/** Everything of a chain from an entry on; `;` is what follows `:`. */
const fromEntry = (chain: string, seq: number) => ({ _id: { $gte: entryId(chain, seq), $lt: `${chain};` } });

/** Writes of the ledger, and reads along a chain. */
@Injectable()
export class LedgerRepository {
  constructor(
    @InjectModel('LedgerEntry') private readonly entries: Model<LedgerDocument>,
    @InjectModel('LedgerClaim') private readonly claims: Model<LedgerClaimDocument>,
    @InjectModel('LedgerHead') private readonly heads: Model<LedgerHeadDocument>,
  ) {}

  async findEntry(chain: string, seq: number): Promise<LedgerEntry | undefined> {
    const document = await this.entries.findById(entryId(chain, seq)).lean();
    return document ? toEntry(document) : undefined;
  }

  async findEnd(chain: string): Promise<ChainEnd | undefined> {
    const last = await this.entries.findOne(fromEntry(chain, 0), { seq: 1, hash: 1 }).sort({ _id: -1 }).lean();
    return last ? { seq: last.seq, hash: last.hash } : undefined;
  }

  /** False when the place is taken. */
  async insert({ id, ...entry }: LedgerEntry): Promise<boolean> {
    try {
      await this.entries.create({ _id: entryId(entry.chain, entry.seq), recordId: id, ...entry });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** The record's claim: the one it has already, otherwise on this place. Nothing when two make it at once. */
  async claim(recordId: string, chain: string, seq: number): Promise<Omit<LedgerClaimDocument, '_id'> | undefined> {
    try {
      return await this.claims
        .findOneAndUpdate(
          { _id: recordId },
          { $setOnInsert: { chain, seq } },
          { upsert: true, returnDocument: 'after' },
        )
        .lean();
    } catch (error) {
      if (isDuplicateKey(error)) return undefined;
      throw error;
    }
  }

  /** Moves a claim whose place went to another record; false when somebody else has moved it. */
  async moveClaim(recordId: string, from: number, to: number): Promise<boolean> {
    const moved = await this.claims.updateOne({ _id: recordId, seq: from }, { $set: { seq: to } });
    return moved.modifiedCount === 1;
  }

  async raiseHead(chain: string, { seq, hash }: ChainEnd): Promise<void> {
    try {
      await this.heads.updateOne({ _id: chain, seq: { $lt: seq } }, { $set: { seq, hash } }, { upsert: true });
    } catch (error) {
      // It is further already: a later entry's writer was faster.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  async findHead(chain: string): Promise<ChainEnd | undefined> {
    const head = await this.heads.findById(chain).lean();
    return head ? { seq: head.seq, hash: head.hash } : undefined;
  }

  async findChains(): Promise<string[]> {
    const known = await Promise.all([this.entries.distinct('chain'), this.heads.distinct('_id')]);
    return [...new Set(known.flat())].sort();
  }

  /** The documents as they are stored, in the order of the chain: a check must see what does not belong there. */
  async findRaw(chain: string, after: string | undefined, from: number, limit: number): Promise<LedgerDocument[]> {
    const { _id } = fromEntry(chain, from);
    const range = after === undefined ? _id : { $gt: after, $lt: _id.$lt };
    return this.entries.find({ _id: range }).sort({ _id: 1 }).limit(limit).lean<LedgerDocument[]>();
  }
}

export function toEntry({ _id, recordId, ...fields }: LedgerDocument): LedgerEntry {
  return { id: recordId, ...fields };
}
