import type { ModerationRules } from '../../settings/index.js';
import type { Site } from '../../sites/index.js';
import type { StoryRules } from '../../stories/index.js';
import type { User } from '../../users/index.js';
import type { CommentStatus, Match, ReasonCode, ReviewReason } from '../comment.js';
import type { KnownFacts } from './replay/known-facts.js';

/** Where a comment was sent from; forgotten with the end of its review, or when `senderOf` says. */
export interface ReviewedClient {
  readonly address: string;
  readonly userAgent?: string;
  readonly referrer?: string;
}

/** What a stage sees of a comment. Everything is read before the first stage; a stage reads what only it needs. */
export interface ReviewSubject {
  readonly commentId: string;
  /** 0 for the first text, raised with each edit. */
  readonly revision: number;
  readonly author: User;
  readonly story: StoryRules;
  readonly site: Site;
  /** The site's rules as they hold now, with the version of each part that has one. */
  readonly rules: ModerationRules;
  readonly rulesVersion: string;
  readonly parentId?: string;
  /** 1 to 5, of a review. */
  readonly rating?: number;
  readonly tags?: readonly string[];
  /** Sanitised HTML. */
  readonly body: string;
  /** Its words, `bodyText(body)`: what positions of matches refer to. */
  readonly text: string;
  /** When the comment was first sent. */
  readonly createdAt: Date;
  readonly client?: ReviewedClient;
}

/** What a stage found. `detail` is a sentence for author and moderator. */
export interface Finding {
  readonly code: ReasonCode;
  readonly detail: string;
  readonly matches?: readonly Match[];
  readonly score?: number;
  /** Where what matched has a version of its own, such as a word list; else the stage's is put on record. */
  readonly ruleVersion?: string;
}

/**
 * `pass` has nothing to say. `flag` leaves the comment published and asks for a look, `hold` waits for a moderator,
 * `reject` takes it out; `approve` publishes it unless a stage rejects. `wait` holds until an answer comes from outside.
 */
export type StageOutcome =
  | { readonly verdict: 'pass' }
  | { readonly verdict: 'flag' | 'reject' | 'approve' | 'wait'; readonly findings: readonly Finding[] }
  | {
      readonly verdict: 'hold';
      readonly findings: readonly Finding[];
      /** PREMOD where the newsroom's own rule makes the comment wait; by default SYSTEM_WITHHELD: the stage has doubts. */
      readonly as?: 'PREMOD' | 'SYSTEM_WITHHELD';
    };

export const passes: StageOutcome = { verdict: 'pass' };

/**
 * One named check of a comment. A stage that fails or takes too long holds the comment: review fails to pending, never
 * to published. All
 * stages run, and what they find is collected in ascending `position`: a comment may have several reasons.
 */
export interface ReviewStage {
  readonly name: string;
  /** Ascending; the built-in ones stand at multiples of 100. */
  readonly position: number;
  /** FAST runs before the answer, SLOW in the `comment.review` job, OFF not at all for this comment. */
  runs(subject: ReviewSubject): 'FAST' | 'SLOW' | 'OFF';
  /** Milliseconds it may take for this comment. */
  timeoutMs(subject: ReviewSubject): number;
  /** Whether its doubts are first told to the author, who may edit or insist. */
  nudges?(subject: ReviewSubject): boolean;
  /** Goes on record with each reason, so that a decision can be explained after the rule has changed. */
  ruleVersion(subject: ReviewSubject): string;
  review(subject: ReviewSubject, signal: AbortSignal): Promise<StageOutcome>;
  /**
   * The same word from facts that are known already, for trying rules on past comments: by the same rule as `review`,
   * asking nobody. A stage without it keeps to what it found at the time.
   */
  replay?(subject: ReviewSubject, known: KnownFacts): StageOutcome;
}

export interface ReviewVerdict {
  readonly status: CommentStatus;
  readonly flagged: boolean;
  readonly reasons: readonly ReviewReason[];
}
