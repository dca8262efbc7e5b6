import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { LedgerEntry } from './ledger-entry.js';
import { entryId, toEntry } from './ledger.repository.js';
import type { LedgerDocument } from './ledger.schema.js';

/** Which entries; what is absent does not matter. */
export interface LedgerFilter {
  readonly chain?: string;
  readonly actorId?: string;
  readonly action?: string;
  readonly subject?: { readonly kind: LedgerEntry['subject']['kind']; readonly id?: string };
  /** From this moment on. */
  readonly since?: Date;
  /** Before this moment. */
  readonly until?: Date;
}

/** Of an entry in a list, newest first: moment, and chain and place as tie-breaker. */
export interface LedgerPosition {
  readonly at: Date;
  readonly key: string;
}

/** The chains that somebody may read: these, or all but those. */
export type ReadableChains = { readonly only: readonly string[] } | { readonly allBut: readonly string[] };

export function positionOf({ at, chain, seq }: LedgerEntry): LedgerPosition {
  return { at, key: entryId(chain, seq) };
}

/** Lists over the ledger, for people who look something up. */
@Injectable()
export class LedgerPagesRepository {
  constructor(@InjectModel('LedgerEntry') private readonly entries: Model<LedgerDocument>) {}

  async findPage(
    filter: LedgerFilter,
    chains: ReadableChains,
    after: LedgerPosition | undefined,
    limit: number,
  ): Promise<LedgerEntry[]> {
    const behind = after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.key } }] } : {};
    const found = await this.entries
      .find({ $and: [conditions(filter, chains), behind] })
      .sort({ at: -1, _id: -1 })
      .limit(limit)
      .lean<LedgerDocument[]>();
    return found.map(toEntry);
  }

  async findEntry(chain: string, seq: number): Promise<LedgerEntry | undefined> {
    const document = await this.entries.findById(entryId(chain, seq)).lean();
    return document ? toEntry(document) : undefined;
  }

  /** Answered from the index by action, one step a name. */
  async findActions(): Promise<string[]> {
    return (await this.entries.distinct('action')).sort();
  }

  /** A chain in its own order, behind one of its entries. */
  async findBehind(filter: LedgerFilter & { chain: string }, afterSeq: number, limit: number): Promise<LedgerEntry[]> {
    const { chain } = filter;
    const found = await this.entries
      .find({ ...conditions(filter, { only: [chain] }), _id: { $gt: entryId(chain, afterSeq), $lt: `${chain};` } })
      .sort({ _id: 1 })
      .limit(limit)
      .lean<LedgerDocument[]>();
    return found.map(toEntry);
  }
}

function conditions({ chain, actorId, action, subject, since, until }: LedgerFilter, chains: ReadableChains): object {
  const readable = 'only' in chains ? { $in: [...chains.only] } : { $nin: [...chains.allBut] };
  return {
    $and: [
      { chain: readable },
      ...(chain === undefined ? [] : [{ chain }]),
      ...(actorId === undefined ? [] : [{ actorId }]),
      ...(action === undefined ? [] : [{ action }]),
      ...(subject === undefined ? [] : [{ 'subject.kind': subject.kind }]),
      ...(subject?.id === undefined ? [] : [{ 'subject.id': subject.id }]),
      ...(since || until ? [{ at: { ...(since && { $gte: since }), ...(until && { $lt: until }) } }] : []),
    ],
  };
}
