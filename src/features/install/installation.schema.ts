import { Schema } from 'mongoose';

/** There is one, `_id: 'installation'`. */
export interface InstallationDocument {
  _id: string;
  /** Asked for by the set-up page; gone once it was used. */
  code?: string;
  /** Somebody is setting up; void after a while, should they have crashed. */
  claimedUntil?: Date;
  installedAt?: Date;
}

export const installationSchema = new Schema<InstallationDocument>(
  { _id: String, code: String, claimedUntil: Date, installedAt: Date },
  { collection: 'installations', versionKey: false },
);
