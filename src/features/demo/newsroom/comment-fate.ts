import { type CommentStatus, isHeld, type ReviewReason } from '../../comments/index.js';
import type { Random } from './random.js';
import type { Tone } from './text/tones.js';

/** What became of a comment, and in what tone it was written: the two go together. */
export interface Fate {
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
  const isDecided = status === 'APPROVED' || status === 'REJECTED';
  if (status === 'REJECTED' || status === 'SYSTEM_WITHHELD') {
    const tone = random.chance(0.6) ? 'heated' : 'spam';
    const isFoundByReview = isHeld(status) || random.chance(0.5);
    const reason = tone === 'heated' ? reasonsToHold.language : reasonsToHold.links;
    return { status, tone, isDecided, reasons: isFoundByReview ? [reason] : [] };
  }
  const tone = random.weighted<Tone>(isReply ? replyTones : topLevelTones);
  const hasWaited = status === 'PREMOD' || (status === 'APPROVED' && random.chance(0.4));
  return { status, tone, isDecided, reasons: hasWaited ? [reasonsToHold.newcomer] : [] };
}
