/** A way to react to a comment, such as `like`. */
export interface ReactionKind {
  /** Stored with each reaction: 1 to 30 of a-z, 0-9 and hyphens. */
  readonly kind: string;
  /** What readers are shown. */
  readonly label: string;
}

/** How many people reacted to a comment in one way. */
export interface ReactionCount extends ReactionKind {
  readonly count: number;
}

export interface Reaction {
  readonly commentId: string;
  readonly kind: string;
}

export const likeKind: ReactionKind = { kind: 'like', label: 'Like' };

const kindPattern = /^[a-z0-9-]{1,30}$/;

export function isKindName(kind: string): boolean {
  return kindPattern.test(kind);
}

/** Numbers for every kind that is offered, in its order; of kinds that are offered no more nothing is told. */
export function reactionCounts(
  kinds: readonly ReactionKind[],
  counts: Readonly<Record<string, number>>,
): ReactionCount[] {
  return kinds.map(({ kind, label }) => ({ kind, label, count: counts[kind] ?? 0 }));
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
