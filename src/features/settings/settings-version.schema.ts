import { Schema } from 'mongoose';
import type { LedgerRecord } from '../ledger/index.js';

export interface SettingsVersionDocument {
  /** Its `versionId`. */
  _id: string;
  kind: string;
  scope: string;
  version: number;
  values: Record<string, unknown>;
  changedBy: string;
  changedAt: Date;
  note?: string;
  restoredFrom?: number;
  /** What the ledger is owed; the rest of a version never changes. */
  owed?: LedgerRecord[];
}

export const settingsVersionSchema = new Schema<SettingsVersionDocument>(
  {
    _id: String,
    kind: { type: String, required: true },
    scope: { type: String, required: true },
    version: { type: Number, required: true },
    values: { type: Schema.Types.Mixed, required: true },
    changedBy: { type: String, required: true },
    changedAt: { type: Date, required: true },
    note: String,
    restoredFrom: Number,
    owed: { type: [Schema.Types.Mixed], default: undefined },
  },
  { collection: 'setting_versions', versionKey: false, minimize: false },
);

// findNewest, findPage: the versions of one kind and scope, newest first
settingsVersionSchema.index({ kind: 1, scope: 1, version: -1 });
// OwedRecords.findOwing: the sweep for what the ledger has not got yet
settingsVersionSchema.index({ 'owed.id': 1 }, { sparse: true });
