import { Injectable } from '@nestjs/common';
import { isKindName, likeKind, type ReactionKind } from './reaction.js';
import { reactionError } from './reaction.errors.js';

/** Each comment tells a number for every kind. */
const maxKinds = 50;

/** The ways to react that this Talk offers: `like`, and what is registered before the process starts to answer. */
@Injectable()
export class ReactionKinds {
  private readonly kinds = new Map<string, ReactionKind>([[likeKind.kind, likeKind]]);

  /** A kind that is registered again gets the new label. */
  register(kind: ReactionKind): void {
    if (!isKindName(kind.kind)) throw new Error(`A kind of reaction has 1 to 30 of a-z, 0-9 and -: ${kind.kind}`);
    this.kinds.set(kind.kind, kind);
    if (this.kinds.size > maxKinds) throw new Error(`There are at most ${maxKinds} kinds of reactions.`);
  }

  all(): readonly ReactionKind[] {
    return [...this.kinds.values()];
  }

  /** @throws REACTION_UNKNOWN */
  assertKnown(kind: string): void {
    if (!this.kinds.has(kind)) throw reactionError('REACTION_UNKNOWN');
  }
}
