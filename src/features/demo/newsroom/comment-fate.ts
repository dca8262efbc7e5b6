import { type CommentStatus, isHeld, type ReviewReason } from '../../comments/index.js';
import type { Random } from './random.js';
import type { Tone } from './text/tones.js';

/** What a careful moderator finds a comment to be, whatever has become of it. Only FINE ones should be published. */
export const commentTruths = ['FINE', 'SPAM', 'ABUSIVE', 'OFF_TOPIC'] as const;
export type CommentTruth = (typeof commentTruths)[number];

/** What a comment is, what became of it, and in what tone it was written: they go together. */
export interface Fate {
  readonly truth: CommentTruth;
  readonly status: CommentStatus;
  readonly tone: Tone;
  readonly reasons: readonly ReviewReason[];
  readonly isDecided: boolean;
}

const ruleVersion = 'demo';

const reasonsToHold = {
  newcomer: {
    stage: 'newcomer',
    ruleVersion,
    code: 'NEW_COMMENTER',
    effect: 'HELD',
    detail: 'The first comments of a new reader are looked at before they appear.',
  },
  links: {
    stage: 'links',
    ruleVersion,
    code: 'LINKS',
    effect: 'HELD',
    detail: 'The comment consists mostly of an offer and a link.',
  },
  language: {
    stage: 'language',
    ruleVersion,
    code: 'SUSPECT_WORD',
    effect: 'HELD',
    detail: 'Words and punctuation that often come with insults.',
  },
} as const satisfies Record<string, ReviewReason>;

const statusWeights = [
  ['NONE', 80],
  ['APPROVED', 10],
  ['REJECTED', 4.5],
  ['PREMOD', 3],
  ['SYSTEM_WITHHELD', 2.5],
] as const;

/** Review errs in both directions, moderators seldom do, and nobody has looked at what is NONE. */
const shareOfBad: Readonly<Record<CommentStatus, number>> = {
  NONE: 0.03,
  APPROVED: 0.06,
  REJECTED: 0.9,
  PREMOD: 0.12,
  SYSTEM_WITHHELD: 0.75,
};

const badTruths = [
  ['ABUSIVE', 50],
  ['SPAM', 32],
  ['OFF_TOPIC', 18],
] as const;

const topLevelTones = [
  ['agree', 20],
  ['doubt', 22],
  ['ask', 13],
  ['tell', 22],
  ['joke', 9],
  ['thank', 6],
  ['explain', 8],
] as const;

const replyTones = [
  ['agree', 20],
  ['doubt', 32],
  ['ask', 12],
  ['tell', 12],
  ['joke', 9],
  ['thank', 2],
  ['explain', 13],
] as const;

export function drawFate(isReply: boolean, isStaff: boolean, random: Random): Fate {
  const status = isStaff ? 'NONE' : random.weighted<CommentStatus>(statusWeights);
  const isBad = !isStaff && random.chance(shareOfBad[status]);
  const truth = isBad ? random.weighted<CommentTruth>(badTruths) : 'FINE';
  const tone = toneOf(truth, isReply, random);
  const isDecided = status === 'APPROVED' || status === 'REJECTED';
  return { status, truth, tone, isDecided, reasons: reasonsFor(status, truth, random) };
}

function toneOf(truth: CommentTruth, isReply: boolean, random: Random): Tone {
  if (truth === 'ABUSIVE') return 'heated';
  if (truth === 'SPAM') return 'spam';
  return random.weighted<Tone>(isReply ? replyTones : topLevelTones);
}

function reasonsFor(status: CommentStatus, truth: CommentTruth, random: Random): ReviewReason[] {
  if (status === 'REJECTED' || status === 'SYSTEM_WITHHELD') {
    const isFoundByReview = isHeld(status) || random.chance(0.5);
    return isFoundByReview ? [truth === 'SPAM' ? reasonsToHold.links : reasonsToHold.language] : [];
  }
  const hasWaited = status === 'PREMOD' || (status === 'APPROVED' && random.chance(0.4));
  return hasWaited ? [reasonsToHold.newcomer] : [];
}
