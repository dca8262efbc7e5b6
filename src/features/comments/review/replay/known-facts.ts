import type { WordMatch } from '../../../words/index.js';
import type { ReviewReason } from '../../comment.js';

/** The phrases of all word lists that a text contains. */
export interface FoundWords {
  /** Of the lists. */
  readonly version: string;
  readonly matches: readonly WordMatch[];
}

/** The author's other comments within a time: how many, and how many of them are rejected. */
export interface RecentComments {
  readonly total: number;
  readonly rejected: number;
}

/**
 * What stages look up about a comment before they judge it. The live review asks the database for it; a replay of the
 * past has it in memory, as it was when the comment was sent.
 */
export interface KnownFacts {
  words(): FoundWords;
  recentComments(windowMs: number): RecentComments;
  /** `foldedText` of the comment. */
  folded(): string;
  /** Whether one of the author's latest comments within the time says the same. */
  hasPosted(windowMs: number): boolean;
  /** What a stage found in this text when it was asked. */
  foundBy(stage: string): readonly ReviewReason[];
}
