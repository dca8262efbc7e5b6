import type { LedgerRecord } from '../ledger/index.js';
import type { CommentFlags, CommentQueue, CommentStatus, Counted } from './comment-place.js';

export * from './comment-place.js';

/** Newest first, oldest first, most answered first, most reactions first, most constructive first. */
export const commentOrders = [
  'CREATED_AT_DESC',
  'CREATED_AT_ASC',
  'REPLIES_DESC',
  'REACTIONS_DESC',
  'CONSTRUCTIVE_DESC',
] as const;
export type CommentOrder = (typeof commentOrders)[number];

/** What a review stage found, in the newsroom's words; queues are filtered by it. */
export const reasonCodes = [
  'REPEAT_POST',
  'BANNED_WORD',
  'SUSPECT_WORD',
  'LINKS',
  'DENIED_LINK',
  'KARMA',
  'RECENT_REJECTIONS',
  'NEW_COMMENTER',
  'PREMOD_SITE',
  'PREMOD_STORY',
  'PREMOD_PERSON',
  'PREMOD_EMAIL_DOMAIN',
  'SHADOW_LIMITED',
  'SPAM',
  'TOXIC',
  'EXTERNAL',
  'STAFF',
  'STAGE_FAILED',
  'DEMO',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** A stretch of `bodyText(body)` that a rule matched, in UTF-16 code units. */
export interface Match {
  readonly start: number;
  readonly end: number;
  /** The phrase, domain or category of the rule that matched. */
  readonly rule: string;
}

/** Evidence of one review stage, kept with the revision so that author and moderator can be told why. */
export interface ReviewReason {
  readonly stage: string;
  readonly ruleVersion: string;
  readonly code: ReasonCode;
  /** What came of it: FLAGGED leaves the comment published and asks a moderator to look. */
  readonly effect: 'FLAGGED' | 'HELD' | 'REJECTED' | 'APPROVED';
  /** A sentence for author and moderator, without the text that matched. */
  readonly detail: string;
  readonly matches?: readonly Match[];
  /** 0 to 1, of stages that give one. */
  readonly score?: number;
}

export interface Revision {
  readonly body: string;
  readonly createdAt: Date;
  /** Everything that review found in this revision. */
  readonly reasons?: readonly ReviewReason[];
}

/** Why a moderator rejects; the author is told. */
export const rejectionCodes = [
  'OFF_TOPIC',
  'OFFENSIVE',
  'HATE_SPEECH',
  'HARASSMENT',
  'SPAM',
  'PERSONAL_DATA',
  'MISINFORMATION',
  'ILLEGAL_CONTENT',
  'BANNED_AUTHOR',
  'OTHER',
] as const;
export type RejectionCode = (typeof rejectionCodes)[number];

/** A moderator's word about one revision. */
export interface Decision {
  readonly id: string;
  readonly kind: 'APPROVED' | 'REJECTED';
  readonly moderatorId: string;
  readonly decidedAt: Date;
  /** Number of the revision that was decided on. */
  readonly revision: number;
  readonly code?: RejectionCode;
  /** Written to the author. */
  readonly text?: string;
}

/** What can be said about a text to a spam service. */
export type SpamWord = 'SPAM' | 'HAM';

/** A moderator's word that contradicts the spam service. NOT_SENT: the service could not be told. */
export interface SpamFeedback {
  readonly word: SpamWord;
  readonly since: Date;
  readonly state: 'OWED' | 'TOLD' | 'NOT_SENT';
}

export interface TagLink {
  /** A `CommentTag`, or the name of one of the newsroom's own tags. */
  readonly name: string;
  /** A person's id, or `system:` and what acted. */
  readonly by: string;
  readonly at: Date;
}

/** FEATURED and PINNED are given by moderators; ANSWERED marks a question that an expert has answered. */
export const commentTags = ['FEATURED', 'PINNED', 'ANSWERED', 'EXPERT', 'STAFF_PICK', 'OFF_TOPIC', 'QUESTION'] as const;
export type CommentTag = (typeof commentTags)[number];

/** A comment carries no more than that, those included that the newsroom has given up meanwhile. */
export const mostTags = 30;

export function isBuiltInTag(name: string): name is CommentTag {
  return (commentTags as readonly string[]).includes(name);
}

/** What readers did to a comment: a cache of their signals, each counted once. */
export interface SignalCounts {
  /** By kind of reaction. */
  readonly reactions: Readonly<Record<string, number>>;
  readonly reactionTotal: number;
  /** By reason, all there ever were. */
  readonly reports: Readonly<Record<string, number>>;
  readonly disagreements: number;
  /** Reports since the last moderator's decision. */
  readonly openReports: number;
  /** Notices of illegal content that nobody has decided. */
  readonly openNotices: number;
}

/** As it is without a decision in force: every report is open. */
export function withEveryReportOpen(signals: SignalCounts): SignalCounts {
  return { ...signals, openReports: Object.values(signals.reports).reduce((sum, count) => sum + count, 0) };
}

export const noSignals: SignalCounts = {
  reactions: {},
  reactionTotal: 0,
  reports: {},
  disagreements: 0,
  openReports: 0,
  openNotices: 0,
};

export interface Comment extends CommentFlags {
  readonly id: string;
  readonly siteId: string;
  readonly storyId: string;
  /** Of the story when the comment was posted or the story last described. */
  readonly section?: string;
  readonly language?: string;
  readonly parentId?: string;
  /** 0 for a comment on the story, 1 for a reply to it, and so on. */
  readonly depth: number;
  readonly authorId: string;
  /** Sanitised HTML of the latest revision; '' once deleted. */
  readonly body: string;
  readonly revisions: readonly Revision[];
  readonly createdAt: Date;
  readonly editedAt?: Date;
  /** The last change of status, text or queue. */
  readonly changedAt: Date;
  /** Replies that readers can see: a cache, kept by the settler. */
  readonly replyCount: number;
  /** Evidence about the latest revision. */
  readonly reasons: readonly ReviewReason[];
  /** The status that review gave the latest revision, before any moderator. */
  readonly reviewedAs: CommentStatus;
  readonly decision?: Decision;
  readonly spamFeedback?: SpamFeedback;
  readonly tags: readonly TagLink[];
  /** Where the comment was before its story was merged into another. */
  readonly movedFrom?: string;
  /** The number in that story's log with which readers saw it go; absent where they had never seen it. */
  readonly leftSeq?: number;
  readonly signals: SignalCounts;
  /** What the ledger is still owed; cleared once it has it. */
  readonly owed: readonly LedgerRecord[];
  /** Counts the changes of what others see of this comment; the settler accounts for each once. */
  readonly transition: number;
  /** What of it the counters and the live log know already. */
  readonly settled: Settled;
}

/** What a list shows of a comment; a page reads no more than that. */
export type ListedComment = Pick<
  Comment,
  | 'id'
  | 'siteId'
  | 'storyId'
  | 'parentId'
  | 'authorId'
  | 'body'
  | 'createdAt'
  | 'editedAt'
  | 'replyCount'
  | 'tags'
  | 'signals'
  | 'rating'
> & {
  /** The score of its `constructiveness`, as it is stored. */
  readonly constructive: number;
};

export interface Settled {
  readonly transition: number;
  readonly status: CommentStatus | null;
  readonly queues: readonly CommentQueue[];
  /** What the counters hold on account of this comment. */
  readonly counted: Counted;
  /** The change's number in the story's log. */
  readonly seq: number;
  /** The number with which it last came into view; 0 for one that readers never saw. */
  readonly enteredSeq: number;
}

/** A reply below this would be unreadable on any screen and costs a thread of requests to load. */
export const maxDepth = 50;

export function editableUntil(comment: Pick<Comment, 'createdAt'>, editWindowSeconds: number): Date {
  return new Date(comment.createdAt.getTime() + editWindowSeconds * 1000);
}
