import { bodyText } from './comment-body.js';
import type { Comment } from './comment.js';

/** Why a comment stands where it does when the constructive ones come first. */
export const constructiveFacts = [
  'FEATURED',
  'STAFF_PICK',
  'EXPERT',
  'ANSWERED',
  'REACTIONS',
  'SUBSTANTIAL',
  'SOURCES',
  'SHORT',
  'DISPUTED',
  'OFF_TOPIC',
] as const;
export type ConstructiveFact = (typeof constructiveFacts)[number];

/** A fact about a comment and what it adds to its score, or takes from it. */
export interface ConstructiveReason {
  readonly fact: ConstructiveFact;
  readonly points: number;
}

export interface Constructiveness {
  /** The sum of the points. */
  readonly score: number;
  /** What counts most for it first. */
  readonly reasons: readonly ConstructiveReason[];
}

/** What the newsroom and its experts say counts most: they have read the comment. */
const pointsOfTags: Partial<Record<string, ConstructiveReason>> = Object.fromEntries(
  (
    [
      ['FEATURED', 40],
      ['STAFF_PICK', 30],
      ['EXPERT', 30],
      ['ANSWERED', 15],
      ['OFF_TOPIC', -40],
    ] as const
  ).map(([fact, points]) => [fact, { fact, points }]),
);
/** Characters: below the one a remark, from the other on a thought that is worked out. */
const [shortBelow, substantialFrom] = [25, 200];
/** More links than that are no sources any more. */
const mostSources = 5;

/**
 * How much a comment gives to a discussion, by facts that anybody can look up and nothing else. What readers do counts
 * ever less the more of it there is, so that a crowd outweighs no editor.
 */
export function constructiveness({
  tags,
  signals,
  body,
}: Pick<Comment, 'tags' | 'signals' | 'body'>): Constructiveness {
  const disputes = signals.disagreements + 3 * signals.openReports;
  const reasons = [
    ...tags.flatMap(({ name }) => (Object.hasOwn(pointsOfTags, name) ? [pointsOfTags[name]!] : [])),
    { fact: 'REACTIONS', points: Math.min(30, growing(6, signals.reactionTotal)) },
    { fact: 'DISPUTED', points: -Math.min(40, growing(6, disputes)) },
    ...reasonsOfText(body),
  ] satisfies ConstructiveReason[];
  const counted = reasons.filter(({ points }) => points !== 0).sort((one, other) => other.points - one.points);
  return { score: counted.reduce((sum, { points }) => sum + points, 0), reasons: counted };
}

function reasonsOfText(body: string): ConstructiveReason[] {
  const { length } = bodyText(body);
  const links = body.split('<a ').length - 1;
  return [
    { fact: 'SUBSTANTIAL', points: length >= substantialFrom ? 10 : 0 },
    { fact: 'SOURCES', points: links > 0 && links <= mostSources ? 5 : 0 },
    { fact: 'SHORT', points: length < shortBelow ? -10 : 0 },
  ];
}

/** Each doubling of `count` adds the same. */
function growing(points: number, count: number): number {
  return Math.round(points * Math.log2(1 + count));
}
