import { Schema } from 'mongoose';
import type { LedgerRecord } from '../ledger/index.js';
import type { ReviewedClient } from './review/review-stage.js';
import type { KeptSender } from './review/spam-feedback.js';
import {
  type CommentQueue,
  type CommentStatus,
  commentStatuses,
  type Decision,
  type ReviewReason,
  type SpamFeedback,
  type SignalCounts,
  type TagLink,
} from './comment.js';

export interface CommentDocument {
  _id: string;
  siteId: string;
  storyId: string;
  section?: string;
  language?: string;
  parentId: string | null;
  depth: number;
  authorId: string;
  body: string;
  revisions: { body: string; createdAt: Date; reasons?: readonly ReviewReason[] }[];
  status: CommentStatus;
  flagged: boolean;
  reviewedAs: CommentStatus;
  /** `isShown`, stored so that one index serves a page. */
  visible: boolean;
  /** `queuesOf`, stored so that one index serves a queue. */
  queues: CommentQueue[];
  /** Whether it has the tag ANSWERED; only of comments on the story itself, so that one index serves a QA's questions. */
  answered?: boolean;
  /** The score of its `constructiveness`, stored so that one index serves a page. */
  constructive?: number;
  createdAt: Date;
  changedAt: Date;
  editedAt?: Date;
  deletedAt?: Date;
  movingTo?: string;
  movedFrom?: string;
  leftSeq?: number;
  rating?: number;
  replyCount: number;
  /** The story log's number that `replyCount` includes. */
  repliesSeq: number;
  reasons: ReviewReason[];
  /** Set while the slow half of review is owed for revision number `revision`. */
  review?: { revision: number; waitingSince: Date; client?: ReviewedClient; awaits?: string[] };
  /** Of the latest text, where the spam service may know it; the sweep forgets it in time. */
  sender?: KeptSender;
  decision?: Decision;
  spamFeedback?: SpamFeedback;
  tags: TagLink[];
  signals: SignalCounts;
  owed: LedgerRecord[];
  transition: number;
  /** There while `settled.transition` lags behind `transition`. */
  unsettled?: true;
  settled: {
    transition: number;
    status: CommentStatus | null;
    queues: CommentQueue[];
    counted: Record<string, number>;
    seq: number;
    enteredSeq: number;
  };
}

const embedded = { _id: false, minimize: false } as const;
const { Mixed } = Schema.Types;

const reviewSchema = new Schema(
  { revision: Number, waitingSince: Date, client: Mixed, awaits: { type: [String], default: undefined } },
  embedded,
);
const settledSchema = new Schema(
  { transition: Number, status: String, queues: [String], counted: Mixed, seq: Number, enteredSeq: Number },
  embedded,
);

export const commentSchema = new Schema<CommentDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    storyId: { type: String, required: true },
    section: String,
    language: String,
    parentId: { type: String, default: null },
    depth: { type: Number, required: true },
    authorId: { type: String, required: true },
    body: { type: String, default: '' },
    revisions: [
      new Schema({ body: String, createdAt: Date, reasons: { type: [Mixed], default: undefined } }, embedded),
    ],
    status: { type: String, enum: commentStatuses, required: true },
    flagged: { type: Boolean, default: false },
    reviewedAs: { type: String, enum: commentStatuses, required: true },
    visible: { type: Boolean, required: true },
    queues: [String],
    answered: Boolean,
    constructive: Number,
    createdAt: { type: Date, required: true },
    changedAt: { type: Date, required: true },
    editedAt: Date,
    deletedAt: Date,
    movingTo: String,
    movedFrom: String,
    leftSeq: Number,
    rating: Number,
    replyCount: { type: Number, default: 0 },
    repliesSeq: { type: Number, default: 0 },
    reasons: [Mixed],
    review: reviewSchema,
    sender: new Schema({ client: Mixed, until: Date }, embedded),
    decision: Mixed,
    spamFeedback: new Schema({ word: String, since: Date, state: String }, embedded),
    tags: [new Schema({ name: String, by: String, at: Date }, embedded)],
    signals: { type: Mixed, required: true },
    owed: [Mixed],
    transition: { type: Number, required: true },
    unsettled: Boolean,
    settled: { type: settledSchema, required: true },
  },
  { collection: 'comments', versionKey: false, minimize: false },
);

const visibleOnly = { partialFilterExpression: { visible: true } };

// findPage, findFirstReplies, hasExpertReply: newest and oldest first (the index is read in both directions)
commentSchema.index({ storyId: 1, parentId: 1, createdAt: -1, _id: -1 }, visibleOnly);
// findPage: most replies first
commentSchema.index({ storyId: 1, parentId: 1, replyCount: -1, _id: -1 }, visibleOnly);
// findPage: most reactions first
commentSchema.index({ storyId: 1, parentId: 1, 'signals.reactionTotal': -1, _id: -1 }, visibleOnly);
// findPage: most constructive first
commentSchema.index({ storyId: 1, parentId: 1, constructive: -1, _id: -1 }, visibleOnly);
// findPage: a QA's answered or unanswered questions, newest and oldest first
commentSchema.index(
  { storyId: 1, answered: 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { visible: true, answered: { $exists: true } } },
);
// findTagged: a story's featured, pinned or answered comments, newest first
commentSchema.index(
  { storyId: 1, 'tags.name': 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { visible: true, 'tags.name': { $exists: true } } },
);
// findQueue: one site's queue, all sites' queue, one story's, one author's; newest and oldest first
commentSchema.index({ siteId: 1, queues: 1, createdAt: -1, _id: -1 });
commentSchema.index({ queues: 1, createdAt: -1, _id: -1 });
commentSchema.index({ storyId: 1, queues: 1, createdAt: -1, _id: -1 });
commentSchema.index({ authorId: 1, queues: 1, createdAt: -1, _id: -1 });
// findQueue: comments that were caught for one reason
commentSchema.index({ 'reasons.code': 1, createdAt: -1, _id: -1 });
// findQueue: comments with a tag
commentSchema.index(
  { 'tags.name': 1, createdAt: -1, _id: -1 },
  { partialFilterExpression: { 'tags.name': { $exists: true } } },
);
// findChangedSince: what a reconnecting client missed
commentSchema.index({ storyId: 1, 'settled.seq': 1 });
// findLeftSince: what has gone to another story meanwhile
commentSchema.index({ movedFrom: 1, leftSeq: 1 }, { partialFilterExpression: { leftSeq: { $gt: 0 } } });
// MovingCommentsRepository: a story's or a thread's comments from the top down
commentSchema.index({ storyId: 1, depth: 1, parentId: 1 });
// findOwn: a reader's own comments under a story
commentSchema.index({ authorId: 1, storyId: 1, createdAt: -1 });
// findRecent, findLatest, findByAuthor, findHistory: repeats and rejections of the same author, their whole record
commentSchema.index({ authorId: 1, createdAt: -1, _id: -1 });
// findChangedAfter: what a reconnecting moderator missed
commentSchema.index({ changedAt: 1, _id: 1 });
// findReplayed, countReplayed, sumByAuthor: replaying a site's last days against other rules
commentSchema.index({ siteId: 1, createdAt: 1, _id: 1 });
// findUnsettled, findStoriesWithUnsettled
commentSchema.index({ unsettled: 1, storyId: 1, changedAt: 1 }, { partialFilterExpression: { unsettled: true } });
// findWaitingForReview: the sweep for lost enqueues
commentSchema.index({ 'review.waitingSince': 1 }, { sparse: true });
// findOwing: the sweep for records that the ledger has not got yet
commentSchema.index({ 'owed.id': 1 }, { sparse: true });
// SpamFeedbackRepository.findOwed: the sweep for what the spam service was never told
commentSchema.index(
  { 'spamFeedback.state': 1, 'spamFeedback.since': 1 },
  { partialFilterExpression: { 'spamFeedback.state': 'OWED' } },
);
// SpamFeedbackRepository.forgetSenders
commentSchema.index({ 'sender.until': 1 }, { sparse: true });
