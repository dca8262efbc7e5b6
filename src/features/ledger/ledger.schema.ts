import { Schema } from 'mongoose';
import type { LedgerEntry } from './ledger-entry.js';

/** `_id` is `<chain>:<seq>`: the insert of entry n is the compare-and-set on the chain's end, on every topology. */
export interface LedgerDocument extends Omit<LedgerEntry, 'id'> {
  _id: string;
  recordId: string;
}

const subjectSchema = new Schema({ kind: String, id: String }, { _id: false });

export const ledgerSchema = new Schema<LedgerDocument>(
  {
    _id: String,
    chain: { type: String, required: true },
    seq: { type: Number, required: true },
    recordId: { type: String, required: true },
    at: { type: Date, required: true },
    actorId: { type: String, required: true },
    action: { type: String, required: true },
    subject: { type: subjectSchema, required: true },
    reason: String,
    rules: { type: [String], default: undefined },
    facts: Schema.Types.Mixed,
    previousHash: { type: String, required: true },
    hash: { type: String, required: true },
  },
  // Hashed as it is given: nothing may be dropped on the way, not even what is empty.
  { collection: 'ledger', versionKey: false, minimize: false },
);

// findPage by chain; findChains
ledgerSchema.index({ chain: 1, at: -1, _id: -1 });
// findPage by who acted
ledgerSchema.index({ actorId: 1, at: -1, _id: -1 });
// findPage by what was done; findActions
ledgerSchema.index({ action: 1, at: -1, _id: -1 });
// findPage by whom or what it was done to
ledgerSchema.index({ 'subject.id': 1, at: -1, _id: -1 });
// findPage of everything
ledgerSchema.index({ at: -1, _id: -1 });

/** Which place a record is to have; `_id` is the record's id, so that it can have one only. */
export interface LedgerClaimDocument {
  _id: string;
  chain: string;
  seq: number;
}

export const ledgerClaimSchema = new Schema<LedgerClaimDocument>(
  { _id: String, chain: { type: String, required: true }, seq: { type: Number, required: true } },
  { collection: 'ledger_claims', versionKey: false },
);

/** How far a chain has come, remembered apart from its entries; `_id` is the chain. */
export interface LedgerHeadDocument {
  _id: string;
  seq: number;
  hash: string;
}

export const ledgerHeadSchema = new Schema<LedgerHeadDocument>(
  { _id: String, seq: { type: Number, required: true }, hash: { type: String, required: true } },
  { collection: 'ledger_heads', versionKey: false },
);
