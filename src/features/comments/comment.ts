/**
 * NONE: published, nobody has looked yet. APPROVED, REJECTED: a moderator decided.
 * PREMOD: waits because the rules say so. SYSTEM_WITHHELD: waits because a review stage had doubts.
 */
export const commentStatuses = ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] as const;
export type CommentStatus = (typeof commentStatuses)[number];

/** Newest first, oldest first, most answered first. */
export const commentOrders = ['CREATED_AT_DESC', 'CREATED_AT_ASC', 'REPLIES_DESC'] as const;
export type CommentOrder = (typeof commentOrders)[number];

/** Why a review stage acted, kept with the revision so that author and moderator can be told. */
export interface ReviewReason {
  readonly stage: string;
  readonly ruleVersion: string;
  readonly detail: string;
}

export interface Revision {
  readonly body: string;
  readonly createdAt: Date;
}

export interface Comment {
  readonly id: string;
  readonly siteId: string;
  readonly storyId: string;
  readonly parentId?: string;
  /** 0 for a comment on the story, 1 for a reply to it, and so on. */
  readonly depth: number;
  readonly authorId: string;
  /** Sanitised HTML of the latest revision. */
  readonly body: string;
  readonly revisions: readonly Revision[];
  readonly status: CommentStatus;
  readonly createdAt: Date;
  readonly editedAt?: Date;
  /** The last change of status or text. */
  readonly changedAt: Date;
  /** Replies that readers can see: a cache, kept by the settler. */
  readonly replyCount: number;
  readonly reasons: readonly ReviewReason[];
  readonly decision?: { readonly moderatorId: string; readonly decidedAt: Date };
  /** Counts the changes of what others see of this comment; the settler accounts for each once. */
  readonly transition: number;
  /** What of it the counters and the live log know already. */
  readonly settled: Settled;
}

/** What a list shows of a comment; a page reads no more than that. */
export type ListedComment = Pick<
  Comment,
  'id' | 'storyId' | 'parentId' | 'authorId' | 'body' | 'createdAt' | 'editedAt' | 'replyCount'
>;

export interface Settled {
  readonly transition: number;
  readonly status: CommentStatus | null;
  /** The change's number in the story's log. */
  readonly seq: number;
  /** The number with which it last came into view; 0 for one that readers never saw. */
  readonly enteredSeq: number;
}

/** A reply below this would be unreadable on any screen and costs a thread of requests to load. */
export const maxDepth = 50;

export function isVisible(status: CommentStatus | null): boolean {
  return status === 'NONE' || status === 'APPROVED';
}

export function isHeld(status: CommentStatus): boolean {
  return status === 'PREMOD' || status === 'SYSTEM_WITHHELD';
}

export function editableUntil(comment: Pick<Comment, 'createdAt'>, editWindowSeconds: number): Date {
  return new Date(comment.createdAt.getTime() + editWindowSeconds * 1000);
}
