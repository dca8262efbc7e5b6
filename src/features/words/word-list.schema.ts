import { Schema } from 'mongoose';
import type { LedgerRecord } from '../ledger/index.js';
import { type WordListKind, wordListKinds } from './matching/word-matcher.js';
import type { WordEntry } from './word-list.js';

/** One version of a list, never changed. Its `_id` is `<listKey>@<version>`: inserting it is the compare-and-set. */
export interface WordListVersionDocument {
  _id: string;
  listKey: string;
  version: number;
  kind: WordListKind;
  scope: string;
  language?: string;
  count: number;
  added: number;
  removed: number;
  changedBy: string;
  changedAt: Date;
  restoredFrom?: number;
  /** Up to 20,000, checked before: casting each would cost more than all the rest. */
  entries: WordEntry[];
  /** What the ledger is owed; the rest of a version never changes. */
  owed?: LedgerRecord[];
}

export const wordListVersionSchema = new Schema<WordListVersionDocument>(
  {
    _id: String,
    listKey: { type: String, required: true },
    version: { type: Number, required: true },
    kind: { type: String, enum: wordListKinds, required: true },
    scope: { type: String, required: true },
    language: String,
    count: { type: Number, required: true },
    added: { type: Number, required: true },
    removed: { type: Number, required: true },
    changedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
    restoredFrom: Number,
    entries: { type: Schema.Types.Mixed, required: true },
    owed: { type: [Schema.Types.Mixed], default: undefined },
  },
  { collection: 'word_list_versions', versionKey: false },
);

/** The newest version of each list of some scopes. */
wordListVersionSchema.index({ scope: 1, listKey: 1, version: -1 });
/** A list's newest version, and its history. */
wordListVersionSchema.index({ listKey: 1, version: -1 });
/** OwedRecords.findOwing: the sweep for what the ledger has not got yet. */
wordListVersionSchema.index({ 'owed.id': 1 }, { sparse: true });
