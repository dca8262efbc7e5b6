import { Schema } from 'mongoose';

export interface SettingsVersionDocument {
  /** `<kind>/<scope>@<version>`: of two writers of one version exactly one succeeds. */
  _id: string;
  kind: string;
  scope: string;
  version: number;
  values: Record<string, unknown>;
  changedBy: string;
  changedAt: Date;
  note?: string;
  restoredFrom?: number;
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
  },
  { collection: 'setting_versions', versionKey: false, minimize: false },
);

// findNewest, findPage: the versions of one kind and scope, newest first
settingsVersionSchema.index({ kind: 1, scope: 1, version: -1 });
