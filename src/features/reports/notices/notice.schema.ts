import { Schema } from 'mongoose';
import type { SignalDocument } from '../../comments/index.js';
import type { LedgerRecord } from '../../ledger/index.js';
import { type NoticeOutcome, type NoticeState, noticeStates, type NoticeStep } from './notice.js';

/** `isActive` while nobody has decided. */
export interface NoticeDocument extends SignalDocument {
  siteId: string;
  state: NoticeState;
  law: string;
  explanation: string;
  name?: string;
  email?: string;
  senderId?: string;
  history: NoticeStep[];
  outcome?: NoticeOutcome;
  /** Set until the comment is rejected. */
  unenforced?: true;
  /** What the ledger has not got yet. */
  owed: LedgerRecord[];
}

const embedded = { _id: false } as const;
const { Mixed } = Schema.Types;

export const noticeSchema = new Schema<NoticeDocument>(
  {
    _id: String,
    commentId: { type: String, required: true },
    siteId: { type: String, required: true },
    state: { type: String, enum: noticeStates, required: true },
    law: { type: String, required: true },
    explanation: { type: String, required: true },
    name: String,
    email: String,
    senderId: String,
    history: [new Schema({ state: String, by: String, at: Date }, embedded)],
    outcome: new Schema({ grounds: String, explanation: String, decidedAt: Date }, embedded),
    unenforced: Boolean,
    owed: [Mixed],
    isActive: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    uncounted: String,
  },
  { collection: 'illegal_notices', versionKey: false },
);

const uncountedOnly = { partialFilterExpression: { uncounted: { $exists: true } } };

// findPage: all notices, those in one state, those of one site; oldest first
noticeSchema.index({ createdAt: 1, _id: 1 });
noticeSchema.index({ state: 1, createdAt: 1, _id: 1 });
noticeSchema.index({ siteId: 1, state: 1, createdAt: 1, _id: 1 });
// count: a comment's open notices
noticeSchema.index({ commentId: 1, isActive: 1 });
// findUnenforced: the sweep for comments that are still to be rejected
noticeSchema.index({ unenforced: 1, changedAt: 1 }, { partialFilterExpression: { unenforced: true } });
// findOwing: the sweep for records that the ledger has not got yet
noticeSchema.index({ 'owed.id': 1 }, { sparse: true });
// findUncounted, clearUncounted: marks of one comment
noticeSchema.index({ commentId: 1, uncounted: 1 }, uncountedOnly);
// findLeftovers: the sweep for marks that nobody cleared
noticeSchema.index({ changedAt: 1 }, uncountedOnly);
