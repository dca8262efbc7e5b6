import { Schema } from 'mongoose';
import type { LedgerRecord } from '../../ledger/index.js';
import { type CommentMove, moveKinds, moveStates } from './comment-move.js';

export interface CommentMoveDocument extends Omit<CommentMove, 'id' | 'owed'> {
  _id: string;
  owed: LedgerRecord[];
}

export const commentMoveSchema = new Schema<CommentMoveDocument>(
  {
    _id: String,
    kind: { type: String, enum: moveKinds, required: true },
    state: { type: String, enum: moveStates, required: true },
    refusal: String,
    fromStoryId: { type: String, required: true },
    intoStoryId: { type: String, required: true },
    toStoryId: String,
    siteIds: [String],
    rootId: String,
    rootDepth: { type: Number, required: true },
    requestedBy: { type: String, required: true },
    requestedAt: { type: Date, required: true },
    total: { type: Number, required: true },
    moved: { type: Number, required: true },
    turn: { type: Number, required: true },
    touchedAt: { type: Date, required: true },
    finishedAt: Date,
    owed: [Schema.Types.Mixed],
  },
  { collection: 'comment_moves', versionKey: false },
);

// findUnfinished, findWaiting, findDoneSince
commentMoveSchema.index({ state: 1, touchedAt: 1 });
// findOwing: the sweep for records that the ledger has not got yet
commentMoveSchema.index({ 'owed.id': 1 }, { sparse: true });
