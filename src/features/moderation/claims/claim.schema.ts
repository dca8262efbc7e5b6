import { Schema } from 'mongoose';

export interface ClaimDocument {
  /** The comment's: there is one claim on it or none. */
  _id: string;
  siteId: string;
  moderatorId: string;
  expiresAt: Date;
  changedAt: Date;
}

export const claimSchema = new Schema<ClaimDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    moderatorId: { type: String, required: true },
    expiresAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
  },
  { collection: 'claims', versionKey: false },
);

// findChangedSince: what a reconnecting moderator missed
claimSchema.index({ changedAt: 1 });
// removeExpired
claimSchema.index({ expiresAt: 1 });
