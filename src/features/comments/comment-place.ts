import { ratingNames } from '../stories/index.js';

/**
 * NONE: published, nobody has looked yet. APPROVED, REJECTED: a moderator decided, or a banned word did.
 * PREMOD: waits because the rules say so. SYSTEM_WITHHELD: waits because a review stage had doubts.
 */
export const commentStatuses = ['NONE', 'APPROVED', 'REJECTED', 'PREMOD', 'SYSTEM_WITHHELD'] as const;
export type CommentStatus = (typeof commentStatuses)[number];

/**
 * Where moderators find a comment; it may stand in several queues at once. PENDING waits for a decision before readers
 * see it; UNMODERATED is published and nobody has looked yet; REPORTED has reports since the last decision; FOR_REVIEW
 * was flagged by a stage or set aside by a colleague; ILLEGAL has an open notice of illegal content.
 */
export const commentQueues = [
  'PENDING',
  'REPORTED',
  'UNMODERATED',
  'FOR_REVIEW',
  'ILLEGAL',
  'APPROVED',
  'REJECTED',
] as const;
export type CommentQueue = (typeof commentQueues)[number];

/** Everything that decides where a comment stands and what it counts for. */
export interface CommentFlags {
  readonly status: CommentStatus;
  /** A stage or a moderator asks for a look at it, although it is published. */
  readonly flagged: boolean;
  readonly deletedAt?: Date;
  /** On its way to another story: counted and shown nowhere until it has arrived. */
  readonly movingTo?: string;
  /** 1 to 5, under a story that collects reviews. */
  readonly rating?: number;
}

type Standing = CommentFlags & {
  /** Absent for a comment on the story itself. */
  readonly parentId?: string | undefined;
  readonly signals: { readonly openReports: number; readonly openNotices: number };
  readonly decision?: { readonly kind: 'APPROVED' | 'REJECTED' };
  readonly tags: readonly { readonly name: string }[];
};

/** Numbers that add up over comments, by name; names with a value of 0 are absent. */
export type Counted = Readonly<Record<string, number>>;

export function isVisible(status: CommentStatus | null): boolean {
  return status === 'NONE' || status === 'APPROVED';
}

export function isHeld(status: CommentStatus): boolean {
  return status === 'PREMOD' || status === 'SYSTEM_WITHHELD';
}

/** Whether readers see the comment. */
export function isShown({ status, deletedAt, movingTo }: CommentFlags): boolean {
  return isVisible(status) && deletedAt === undefined && movingTo === undefined;
}

/** The queues a comment stands in: a pure function of its document, stored with it so that an index serves a queue. */
export function queuesOf(comment: Standing): CommentQueue[] {
  if (comment.deletedAt !== undefined || comment.movingTo !== undefined) return [];
  const { status, signals, flagged } = comment;
  const queues: CommentQueue[] = [];
  if (isHeld(status)) queues.push('PENDING');
  if (signals.openReports > 0 && status !== 'REJECTED') queues.push('REPORTED');
  if (status === 'NONE') queues.push('UNMODERATED');
  if (flagged && status !== 'REJECTED') queues.push('FOR_REVIEW');
  if (signals.openNotices > 0) queues.push('ILLEGAL');
  if (status === 'APPROVED' || status === 'REJECTED') queues.push(status);
  return queues;
}

/**
 * What a comment adds to every counter it belongs to: its story's, its site's and its author's alike. The one list of
 * what Talk counts; `visible` is what readers are told, `threads` are those on the story itself.
 */
export function countsFor(comment: Standing): Counted {
  if (comment.movingTo !== undefined) return {};
  if (comment.deletedAt !== undefined) return { deleted: 1 };
  const counted: Record<string, number> = { total: 1, [`status_${comment.status}`]: 1 };
  for (const queue of queuesOf(comment)) counted[`queue_${queue}`] = 1;
  if (comment.decision) counted[`decided_${comment.decision.kind}`] = 1;
  if (isShown(comment)) {
    counted['visible'] = 1;
    if (!comment.parentId) counted['threads'] = 1;
    for (const { name } of comment.tags) counted[`tag_${name}`] = 1;
    const { rating } = comment;
    if (rating !== undefined) Object.assign(counted, { ratings: 1, rating_sum: rating, [ratingNames[rating - 1]!]: 1 });
  }
  return counted;
}

/** What has to be added to counters that hold `before` so that they hold `after`; nothing for what stays. */
export function countDelta(before: Counted, after: Counted): Counted {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const deltas = [...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)] as const);
  return Object.fromEntries(deltas.filter(([, delta]) => delta !== 0));
}

export function addCounts(sum: Counted, more: Counted): Counted {
  const names = new Set([...Object.keys(sum), ...Object.keys(more)]);
  const sums = [...names].map((name) => [name, (sum[name] ?? 0) + (more[name] ?? 0)] as const);
  return Object.fromEntries(sums.filter(([, value]) => value !== 0));
}

/** Decisions for a person minus decisions against them; a reversed decision counts once, the other way. */
export function karmaOf(figures: Counted): number {
  return (figures['decided_APPROVED'] ?? 0) - (figures['decided_REJECTED'] ?? 0);
}
