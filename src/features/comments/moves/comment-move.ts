import type { Story } from '../../stories/index.js';
import type { LedgerRecord } from '../../ledger/index.js';

/** STORY: a story is merged into another. THREAD: a comment and its replies go to another story. */
export const moveKinds = ['STORY', 'THREAD'] as const;
export type MoveKind = (typeof moveKinds)[number];

/** WAITING for another move of one of its stories, or for its turn. REFUSED: by then it was possible no more. */
export const moveStates = ['WAITING', 'RUNNING', 'DONE', 'REFUSED'] as const;
export type MoveState = (typeof moveStates)[number];

/** Why comments cannot go from one story to another. */
export const moveRefusals = [
  'MOVE_INTO_ITSELF',
  'STORY_MERGED',
  'STORY_ARCHIVED',
  'REVIEWS_APART',
  'NOT_FOUND',
] as const;
export type MoveRefusal = (typeof moveRefusals)[number];

/** Comments on their way from one story to another. The document is the truth about what is to be done. */
export interface CommentMove {
  readonly id: string;
  readonly kind: MoveKind;
  readonly state: MoveState;
  readonly refusal?: MoveRefusal;
  readonly fromStoryId: string;
  /** The story that was named; where that was merged meanwhile, its comments are in another. */
  readonly intoStoryId: string;
  /** Where the comments go, known once it runs. */
  readonly toStoryId?: string;
  /** Sites of both stories when the move was asked for. */
  readonly siteIds: readonly string[];
  /** The comment that a THREAD begins with, and its depth in the story that it leaves. */
  readonly rootId?: string;
  readonly rootDepth: number;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  /** Comments there were when it was asked for. */
  readonly total: number;
  /** Comments that have arrived; after a crash it may say a few less. */
  readonly moved: number;
  /** Counts the turns of work; part of each job's key. */
  readonly turn: number;
  readonly touchedAt: Date;
  readonly finishedAt?: Date;
  /** What the ledger has not got yet. */
  readonly owed: readonly LedgerRecord[];
}

/** A longer thread is a discussion of its own: merge the story instead. */
export const mostInThread = 1_000;

/** Stars only mean something among reviews, so these keep to stories that collect them; other modes mix. */
export function refusalOf(
  from: Pick<Story, 'id' | 'mode' | 'archivedAt' | 'mergedInto'>,
  to: Pick<Story, 'id' | 'mode' | 'archivedAt'>,
): MoveRefusal | undefined {
  if (from.id === to.id) return 'MOVE_INTO_ITSELF';
  if (from.mergedInto !== undefined) return 'STORY_MERGED';
  if (from.archivedAt || to.archivedAt) return 'STORY_ARCHIVED';
  if ((from.mode === 'REVIEWS') !== (to.mode === 'REVIEWS')) return 'REVIEWS_APART';
  return undefined;
}
