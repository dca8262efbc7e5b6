import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { derivedId } from '../../core/database/ids.js';
import { type CommentPlace, type SignalCounts, SignalsRepository } from '../comments/index.js';
import { type Reaction, sumOf } from './reaction.js';
import type { ReactionDocument } from './reaction.schema.js';

export interface ReactionKey extends Reaction {
  readonly userId: string;
}

/** One document for each person, comment and kind: whoever clicks twice, or in two windows at once, counts once. */
@Injectable()
export class ReactionsRepository extends SignalsRepository<ReactionDocument> {
  readonly name = 'reactions';

  constructor(@InjectModel('Reaction') private readonly reactions: Model<ReactionDocument>) {
    super(reactions);
  }

  /** @returns whether that changed anything */
  add(key: ReactionKey, storyId: string, at: Date): Promise<boolean> {
    return this.activate(idOf(key), { ...key, storyId }, at);
  }

  /** @returns whether that changed anything */
  remove(key: ReactionKey, at: Date): Promise<boolean> {
    return this.deactivate(idOf(key), at);
  }

  async count(commentId: string): Promise<Pick<SignalCounts, 'reactions' | 'reactionTotal'>> {
    const reactions = await this.countByKind(commentId);
    return { reactions, reactionTotal: sumOf(reactions) };
  }

  async countByKind(commentId: string): Promise<Record<string, number>> {
    const found = await this.reactions.aggregate<{ _id: string; count: number }>([
      { $match: { commentId, isActive: true } },
      { $group: { _id: '$kind', count: { $sum: 1 } } },
    ]);
    return Object.fromEntries(found.map(({ _id, count }) => [_id, count]));
  }

  async follow(commentIds: readonly string[], { storyId }: CommentPlace): Promise<void> {
    await this.reactions.updateMany(
      { commentId: { $in: [...commentIds] }, storyId: { $ne: storyId } },
      { $set: { storyId } },
    );
  }

  /** What a person reacted to under a story, latest first. */
  async findOwn(userId: string, storyId: string, limit: number): Promise<Reaction[]> {
    return this.reactions
      .find({ userId, storyId, isActive: true }, { _id: 0, commentId: 1, kind: 1 })
      .sort({ changedAt: -1 })
      .limit(limit)
      .lean();
  }
}

function idOf({ commentId, kind, userId }: ReactionKey): string {
  return derivedId('reaction', commentId, kind, userId);
}
