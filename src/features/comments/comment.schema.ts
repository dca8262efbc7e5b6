import { Schema } from 'mongoose';
import { commentStatuses, type CommentStatus, type ReviewReason } from './comment.js';

export interface CommentDocument {
  _id: string;
  siteId: string;
  storyId: string;
  parentId: string | null;
  depth: number;
  authorId: string;
  body: string;
  revisions: { body: string; createdAt: Date }[];
  status: CommentStatus;
  /** `isVisible(status)`, stored so that one index serves a page. */
  visible: boolean;
  createdAt: Date;
  changedAt: Date;
  editedAt?: Date;
  replyCount: number;
  /** The story log's number that `replyCount` includes. */
  repliesSeq: number;
  reasons: ReviewReason[];
  /** Set while the slow half of review is owed for revision number `revision`. */
  review?: { revision: number; waitingSince: Date };
  decision?: { moderatorId: string; decidedAt: Date };
  transition: number;
  /** There while `settled.transition` lags behind `transition`. */
  unsettled?: true;
  settled: { transition: number; status: CommentStatus | null; seq: number; enteredSeq: number };
}

const embedded = { _id: false } as const;

const revisionSchema = new Schema({ body: String, createdAt: Date }, embedded);
const reasonSchema = new Schema({ stage: String, ruleVersion: String, detail: String }, embedded);
const reviewSchema = new Schema({ revision: Number, waitingSince: Date }, embedded);
const decisionSchema = new Schema({ moderatorId: String, decidedAt: Date }, embedded);
const settledSchema = new Schema({ transition: Number, status: String, seq: Number, enteredSeq: Number }, embedded);

export const commentSchema = new Schema<CommentDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    storyId: { type: String, required: true },
    parentId: { type: String, default: null },
    depth: { type: Number, required: true },
    authorId: { type: String, required: true },
    body: { type: String, required: true },
    revisions: [revisionSchema],
    status: { type: String, enum: commentStatuses, required: true },
    visible: { type: Boolean, required: true },
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    editedAt: Date,
    replyCount: { type: Number, default: 0 },
    repliesSeq: { type: Number, default: 0 },
    reasons: [reasonSchema],
    review: reviewSchema,
    decision: decisionSchema,
    transition: { type: Number, required: true },
    unsettled: Boolean,
    settled: { type: settledSchema, required: true },
  },
  { collection: 'comments', versionKey: false, minimize: false },
);

const visibleOnly = { partialFilterExpression: { visible: true } };

// findPage, findFirstReplies: newest and oldest first (the index is read in both directions)
commentSchema.index({ storyId: 1, parentId: 1, createdAt: -1, _id: -1 }, visibleOnly);
// findPage: most replies first
commentSchema.index({ storyId: 1, parentId: 1, replyCount: -1, _id: -1 }, visibleOnly);
// findQueue: one site's moderation queue, newest first; all sites' queue
commentSchema.index({ siteId: 1, status: 1, createdAt: -1, _id: -1 });
commentSchema.index({ status: 1, createdAt: -1, _id: -1 });
// findChangedSince: what a reconnecting client missed
commentSchema.index({ storyId: 1, 'settled.seq': 1 });
// findOwn: a reader's own comments under a story
commentSchema.index({ authorId: 1, storyId: 1, createdAt: -1 });
// findRecentBodies: repeats by the same author
commentSchema.index({ authorId: 1, createdAt: -1 });
// findChangedAfter: what a reconnecting moderator missed
commentSchema.index({ changedAt: 1, _id: 1 });
// findUnsettled, findStoriesWithUnsettled
commentSchema.index({ unsettled: 1, storyId: 1, changedAt: 1 }, { partialFilterExpression: { unsettled: true } });
// findWaitingForReview: the sweep for lost enqueues
commentSchema.index({ 'review.waitingSince': 1 }, { sparse: true });
