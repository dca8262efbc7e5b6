import { Schema } from 'mongoose';

/** A session on its way from Talk's own page to a page of the newsroom. */
export interface SignInCodeDocument {
  /** SHA-256 of the code: whoever reads the database cannot use it. */
  _id: string;
  userId: string;
  /** The origin that it was made for, for the record. */
  origin: string;
  /** SHA-256 of what only the page that asked knows (RFC 7636, S256). */
  challenge: string;
  createdAt: Date;
  expiresAt: Date;
  /** The new session ends with the one that the code was made in: handing over never prolongs one. */
  sessionEndsAt: Date;
}

export const signInCodeSchema = new Schema<SignInCodeDocument>(
  {
    _id: String,
    userId: { type: String, required: true },
    origin: { type: String, required: true },
    challenge: { type: String, required: true },
    createdAt: { type: Date, required: true },
    expiresAt: { type: Date, required: true },
    sessionEndsAt: { type: Date, required: true },
  },
  { collection: 'sign_in_codes', versionKey: false },
);

// forgetExpired: codes that nobody redeemed
signInCodeSchema.index({ expiresAt: 1 });
