import { Schema } from 'mongoose';
import type { SignalDocument } from '../comments/index.js';

export interface ReactionDocument extends SignalDocument {
  kind: string;
  userId: string;
  /** Of the comment; follows it when it moves. */
  storyId: string;
}

export const reactionSchema = new Schema<ReactionDocument>(
  {
    _id: String,
    commentId: { type: String, required: true },
    storyId: { type: String, required: true },
    kind: { type: String, required: true },
    userId: { type: String, required: true },
    isActive: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    uncounted: String,
  },
  { collection: 'reactions', versionKey: false },
);

const uncountedOnly = { partialFilterExpression: { uncounted: { $exists: true } } };

// countByKind: read from the index alone
reactionSchema.index({ commentId: 1, isActive: 1, kind: 1 });
// findOwn: a person's reactions under a story
reactionSchema.index({ userId: 1, storyId: 1, isActive: 1, changedAt: -1 });
// findUncounted, clearUncounted: marks of one comment
reactionSchema.index({ commentId: 1, uncounted: 1 }, uncountedOnly);
// findLeftovers: the sweep for marks that nobody cleared
reactionSchema.index({ changedAt: 1 }, uncountedOnly);
