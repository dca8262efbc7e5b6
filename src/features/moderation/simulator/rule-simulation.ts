import type { CommentStatus, ReviewReason, VersionedRules } from '../../comments/index.js';
import type { SettingsDifference } from '../../settings/index.js';
import type { DraftWordList, WordListKind } from '../../words/index.js';

export const simulationStates = ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] as const;
export type SimulationState = (typeof simulationStates)[number];

/** Where review puts a comment. FLAGGED is published and stands in the queue for review. */
export const simulatedPlaces = ['PUBLISHED', 'FLAGGED', 'HELD', 'REJECTED'] as const;
export type SimulatedPlace = (typeof simulatedPlaces)[number];

export const mostDays = 90;
/** The newest ones; a longer time is said to be cut. */
export const mostReplayed = 100_000;
export const samplesOfAChange = 20;
export const countedPhrases = 50;
/** Simulations of a site that are kept. */
export const keptOfASite = 20;

/** Comments, and what moderators decided about them; about the rest they have not said anything. */
export interface DecisionTally {
  readonly total: number;
  readonly approved: number;
  readonly rejected: number;
}

/** A comment that changes its place. Of the comment itself nothing but the id is kept. */
export interface SimulatedSample {
  readonly commentId: string;
  /** When the text was written that the draft was tried on; another one makes its places meaningless. */
  readonly textAt: Date;
  /** What the draft finds. Matches of links have no `rule`: it would be part of the text. */
  readonly reasons: readonly SampledReason[];
}

export interface SampledReason extends Omit<ReviewReason, 'matches'> {
  readonly matches: readonly { readonly start: number; readonly end: number; readonly rule?: string }[];
}

/** Comments that the rules of today put `from`, and the draft puts `to`. */
export interface SimulatedChange {
  readonly from: SimulatedPlace;
  readonly to: SimulatedPlace;
  readonly tally: DecisionTally;
  /** Newest first; none of comments that stay where they are. */
  readonly samples: readonly SimulatedSample[];
}

export interface SimulatedReason {
  readonly stage: string;
  readonly code: ReviewReason['code'];
  /** Comments with it by the rules of today, and by the draft. */
  readonly baseline: number;
  readonly draft: number;
}

/** A phrase of a word list, with what moderators decided about the comments in which the draft finds it. */
export interface SimulatedPhrase {
  readonly list: WordListKind;
  readonly phrase: string;
  readonly baseline: number;
  readonly draft: DecisionTally;
}

export interface SimulationResult {
  readonly from: Date;
  readonly comments: number;
  readonly isTruncated: boolean;
  /** Comments that the rules of today put where review put them at the time. */
  readonly asReviewed: number;
  readonly baseline: Readonly<Record<SimulatedPlace, DecisionTally>>;
  readonly draft: Readonly<Record<SimulatedPlace, DecisionTally>>;
  /** Those that there are, in the order of `simulatedPlaces`; comments that stay where they are included. */
  readonly changes: readonly SimulatedChange[];
  readonly reasons: readonly SimulatedReason[];
  /** The most frequent ones of the draft. */
  readonly phrases: readonly SimulatedPhrase[];
  /** Sentences on what the figures do not say. */
  readonly notes: readonly string[];
}

/** A trial of a draft on the comments of a site's last days. Rules and lists are those of the moment it was asked for. */
export interface RuleSimulation {
  readonly id: string;
  readonly siteId: string;
  readonly askedBy: string;
  readonly days: number;
  /** Later comments are none of its business. */
  readonly createdAt: Date;
  readonly state: SimulationState;
  /** Counts the times that it was handed to a worker. */
  readonly turn: number;
  readonly touchedAt: Date;
  readonly finishedAt?: Date;
  /** Comments read, of those to be read. */
  readonly read: number;
  readonly total?: number;
  /** Rules without their secrets: no service is asked. */
  readonly baseline: VersionedRules;
  readonly drafted: VersionedRules;
  /** What the draft changes in the rules. */
  readonly differences: readonly SettingsDifference[];
  /** Names of the list versions. */
  readonly listVersions: readonly string[];
  readonly wordLists: readonly DraftWordList[];
  readonly result?: SimulationResult;
}

/** What a list of simulations shows. */
export type ListedSimulation = Omit<RuleSimulation, 'baseline' | 'drafted' | 'wordLists' | 'listVersions'>;

interface Standing {
  readonly status: CommentStatus;
  readonly flagged: boolean;
}

export function placeOf({ status, flagged }: Standing): SimulatedPlace {
  switch (status) {
    case 'REJECTED':
      return 'REJECTED';
    case 'PREMOD':
    case 'SYSTEM_WITHHELD':
      return 'HELD';
    case 'NONE':
    case 'APPROVED':
      return flagged ? 'FLAGGED' : 'PUBLISHED';
  }
}
