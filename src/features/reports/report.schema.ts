import { Schema } from 'mongoose';
import { type SignalDocument } from '../comments/index.js';
import { disagreement, reportReasons, type StoredReason } from './report.js';

export interface ReportDocument extends SignalDocument {
  reason: StoredReason;
  text?: string;
  /** Absent where nobody was signed in. */
  userId?: string;
}

export const reportSchema = new Schema<ReportDocument>(
  {
    _id: String,
    commentId: { type: String, required: true },
    reason: { type: String, enum: [...reportReasons, disagreement], required: true },
    text: String,
    userId: String,
    isActive: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    uncounted: String,
  },
  { collection: 'reports', versionKey: false },
);

const uncountedOnly = { partialFilterExpression: { uncounted: { $exists: true } } };

// count, findOfComment: a comment's active reports, newest first
reportSchema.index({ commentId: 1, isActive: 1, createdAt: -1 });
// findByReporter: what a person reported, newest first
reportSchema.index({ userId: 1, createdAt: -1 }, { partialFilterExpression: { userId: { $exists: true } } });
// findUncounted, clearUncounted: marks of one comment
reportSchema.index({ commentId: 1, uncounted: 1 }, uncountedOnly);
// findLeftovers: the sweep for marks that nobody cleared
reportSchema.index({ changedAt: 1 }, uncountedOnly);
