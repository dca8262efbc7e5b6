import type { Comment, Position, QueueFilter, RejectionCode } from '../../comments/index.js';

export const bulkActions = ['APPROVE', 'REJECT', 'RESET'] as const;
export type BulkAction = (typeof bulkActions)[number];

/** PREVIEW has only counted; what is DONE may be undone for a while. STOPPED: its moderator lost the right half-way. */
export const bulkStates = ['PREVIEW', 'RUNNING', 'DONE', 'STOPPED', 'UNDOING', 'UNDONE'] as const;
export type BulkState = (typeof bulkStates)[number];

/** Which comments: chosen ones, what a queue filter finds, or all of a person. Exactly one is given. */
export interface BulkSelection {
  readonly commentIds?: readonly string[];
  readonly filter?: QueueFilter;
  readonly authorId?: string;
}

export interface BulkOperation {
  readonly id: string;
  readonly moderatorId: string;
  readonly action: BulkAction;
  readonly code?: RejectionCode;
  /** To the authors. */
  readonly text?: string;
  readonly selection: BulkSelection;
  readonly state: BulkState;
  /** Comments found when it was previewed. */
  readonly total: number;
  /** Later comments are none of its business. */
  readonly createdAt: Date;
  /** The last comment that was read. */
  readonly cursor?: Position;
  /** Comments read so far. */
  readonly read: number;
  /** Counts the turns of work; part of each job's key. */
  readonly turn: number;
  readonly touchedAt: Date;
  readonly finishedAt?: Date;
}

/** OPEN: about to be acted on. LEFT: there was nothing to do. KEPT: not undone, since somebody has changed it since. */
export type BulkItemState = 'OPEN' | 'DONE' | 'LEFT' | 'FAILED' | 'UNDONE' | 'KEPT';

/** One comment of an operation; written before it is acted on, so that a crash leaves nothing unexplained. */
export interface BulkItem {
  readonly bulkId: string;
  readonly commentId: string;
  readonly before: Pick<Comment, 'transition' | 'status' | 'flagged' | 'decision'> & { readonly openReports: number };
  readonly state: BulkItemState;
  /** Of the comment once it was acted on: as long as it stays that, nobody has changed it since. */
  readonly transitionAfter?: number;
}

export const mostSelected = 500;
/** Comments of one operation; those beyond it are found by the next one. */
export const mostInBulk = 10_000;
export const sampleSize = 20;
const undoableMs = 15 * 60_000;
/** What an operation did to which comment can be looked up for as long after it could still be undone. */
export const endedKeptMs = undoableMs + 30 * 86_400_000;

export function undoableUntil({ state, finishedAt }: BulkOperation): Date | undefined {
  return state === 'DONE' && finishedAt ? new Date(finishedAt.getTime() + undoableMs) : undefined;
}
