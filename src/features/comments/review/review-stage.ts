import type { Site } from '../../sites/index.js';
import type { ReviewReason } from '../comment.js';

/** What a stage sees of a comment. */
export interface ReviewSubject {
  readonly commentId: string;
  readonly authorId: string;
  readonly storyId: string;
  readonly site: Site;
  /** Sanitised HTML. */
  readonly body: string;
}

/** `hold` waits for a moderator with the reason on record; `pass` has nothing to say. */
export type StageOutcome = { readonly verdict: 'pass' } | { readonly verdict: 'hold'; readonly detail: string };

/**
 * One named check of a comment. Fast stages run before the answer, slow ones in the `comment.review` job.
 * A stage that fails or takes too long holds the comment: review fails to pending, never to published.
 */
export interface ReviewStage {
  readonly name: string;
  /** Goes on record with each reason, so that a decision can be explained after the rule has changed. */
  readonly ruleVersion: string;
  readonly speed: 'fast' | 'slow';
  readonly timeoutMs: number;
  /** `PREMOD` where the newsroom's own rule makes the comment wait, `SYSTEM_WITHHELD` where the stage has doubts. */
  readonly holdsAs: 'PREMOD' | 'SYSTEM_WITHHELD';
  review(subject: ReviewSubject): Promise<StageOutcome>;
}

export interface ReviewVerdict {
  readonly status: 'NONE' | 'PREMOD' | 'SYSTEM_WITHHELD';
  readonly reasons: readonly ReviewReason[];
}
