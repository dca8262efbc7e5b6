import { Schema } from 'mongoose';
import { userRoles, type UserRole } from '../../core/context/actor.js';

export interface UserDocument {
  _id: string;
  username: string;
  email: string;
  passwordHash: string;
  role: UserRole;
  bannedAt?: Date;
  revokedTokens: { jti: string; expiresAt: Date }[];
  tokensValidFrom?: Date;
  createdAt: Date;
}

export const userSchema = new Schema<UserDocument>(
  {
    _id: String,
    username: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: { type: String, required: true },
    role: { type: String, enum: userRoles, required: true },
    bannedAt: Date,
    revokedTokens: { type: [new Schema({ jti: String, expiresAt: Date }, { _id: false })], default: [] },
    tokensValidFrom: Date,
    createdAt: { type: Date, required: true },
  },
  { collection: 'users', versionKey: false },
);

// hasAdmin: is there an administrator, is this the last one
userSchema.index({ role: 1 });

/** Holds a username or an e-mail address for one person; unique by its `_id` on every MongoDB topology. */
export interface UserKeyDocument {
  /** `username:…` or `email:…`, folded. */
  _id: string;
  userId: string;
  reservedAt: Date;
}

export const userKeySchema = new Schema<UserKeyDocument>(
  { _id: String, userId: { type: String, required: true }, reservedAt: { type: Date, required: true } },
  { collection: 'user_keys', versionKey: false },
);
