import { Schema } from 'mongoose';
import { userRoles, type UserRole } from '../../core/context/actor.js';
import type { LedgerRecord } from '../ledger/index.js';
import { type Notice, type Suspension, type UserChange, type UsernameStatus, usernameStatuses } from './user-state.js';
import type { LinkedAccount } from './user.js';

export interface UserDocument {
  _id: string;
  username: string;
  email: string;
  passwordHash?: string;
  linked?: LinkedAccount;
  role: UserRole;
  siteScope?: string[];
  bannedAt?: Date;
  bannedSiteIds?: string[];
  suspension?: Suspension;
  premoderatedAt?: Date;
  premoderatedSiteIds?: string[];
  warning?: Notice;
  messages?: Notice[];
  usernameStatus?: UsernameStatus;
  usernameChangedAt?: Date;
  shadowLimitedAt?: Date;
  revokedTokens: { jti: string; expiresAt: Date }[];
  tokensValidFrom?: Date;
  ignoredUserIds?: string[];
  figures?: Record<string, number>;
  figuresVersion?: number;
  /** Up to which number of a story's log the figures have its transitions; the latest last. */
  applied?: { storyId: string; seq: number }[];
  /** Oldest first. */
  history?: UserChange[];
  /** Written with the change that it records, taken out once the ledger has it. */
  owed?: LedgerRecord[];
  createdAt: Date;
}

/** Long lists that only their own readers need: no request that asks who somebody is carries them. */
export const withoutLists = { history: 0, owed: 0, applied: 0 } as const;

const embedded = { _id: false } as const;
const noticeSchema = new Schema({ id: String, message: String, at: Date }, embedded);
const ids = { type: [String], default: undefined };

export const userSchema = new Schema<UserDocument>(
  {
    _id: String,
    username: { type: String, required: true },
    email: { type: String, required: true },
    passwordHash: String,
    linked: new Schema({ issuer: String, subject: String, username: String, role: String }, embedded),
    role: { type: String, enum: userRoles, required: true },
    siteScope: ids,
    bannedAt: Date,
    bannedSiteIds: ids,
    suspension: new Schema({ until: Date, message: String }, embedded),
    premoderatedAt: Date,
    premoderatedSiteIds: ids,
    warning: noticeSchema,
    messages: { type: [noticeSchema], default: undefined },
    usernameStatus: { type: String, enum: usernameStatuses },
    usernameChangedAt: Date,
    shadowLimitedAt: Date,
    revokedTokens: { type: [new Schema({ jti: String, expiresAt: Date }, embedded)], default: [] },
    tokensValidFrom: Date,
    ignoredUserIds: ids,
    figures: Schema.Types.Mixed,
    figuresVersion: Number,
    applied: { type: [new Schema({ storyId: String, seq: Number }, embedded)], default: undefined },
    history: { type: [Schema.Types.Mixed], default: undefined },
    owed: { type: [Schema.Types.Mixed], default: undefined },
    createdAt: { type: Date, required: true },
  },
  { collection: 'users', versionKey: false },
);

// hasAdmin: is there an administrator, is this the last one
userSchema.index({ role: 1 });
// findUsernamesToReview: oldest first
userSchema.index(
  { usernameStatus: 1, usernameChangedAt: 1, _id: 1 },
  { partialFilterExpression: { usernameStatus: 'CHANGED' } },
);
// findOwing: the sweep for what the ledger has not got yet
userSchema.index({ 'owed.id': 1 }, { sparse: true });

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
