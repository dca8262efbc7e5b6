import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../../core/database/duplicate-key.js';
import type { CommentFollower, CommentPlace } from '../../comments/index.js';
import type { Claim } from './claim.js';
import type { ClaimDocument } from './claim.schema.js';

@Injectable()
export class ClaimsRepository implements CommentFollower {
  readonly name = 'claims';

  constructor(@InjectModel('Claim') private readonly claims: Model<ClaimDocument>) {}

  /** Stores each claim unless somebody else holds a live one: of two moderators at once one wins. */
  async acquire(claims: readonly Claim[], now: Date): Promise<void> {
    const operations = claims.map(({ commentId: _id, siteId, moderatorId, expiresAt, changedAt }) => ({
      updateOne: {
        filter: { _id, $or: [{ moderatorId }, { expiresAt: { $lte: now } }] },
        update: { $set: { siteId, moderatorId, expiresAt, changedAt } },
        upsert: true,
      },
    }));
    if (operations.length === 0) return;
    try {
      await this.claims.bulkWrite(operations, { ordered: false });
    } catch (error) {
      // The claim of a colleague was in the way of an upsert; the other writes have been made.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Gives up a moderator's claims. They stay stored for a while, so that colleagues who come back learn of it. */
  async release(commentIds: readonly string[], moderatorId: string, now: Date): Promise<void> {
    await this.claims.updateMany(
      { _id: { $in: [...commentIds] }, moderatorId, expiresAt: { $gt: now } },
      { $set: { expiresAt: now, changedAt: now } },
    );
  }

  async findMany(commentIds: readonly string[]): Promise<Claim[]> {
    return (await this.claims.find({ _id: { $in: [...commentIds] } }).lean()).map(toClaim);
  }

  /** Oldest change first. */
  async findChangedSince(siteId: string | undefined, since: Date, limit: number): Promise<Claim[]> {
    const found = await this.claims
      .find({ changedAt: { $gte: since }, ...(siteId ? { siteId } : {}) })
      .sort({ changedAt: 1 })
      .limit(limit)
      .lean();
    return found.map(toClaim);
  }

  async follow(commentIds: readonly string[], { siteId }: CommentPlace): Promise<void> {
    await this.claims.updateMany({ _id: { $in: [...commentIds] }, siteId: { $ne: siteId } }, { $set: { siteId } });
  }

  async removeExpired(before: Date): Promise<void> {
    await this.claims.deleteMany({ expiresAt: { $lt: before } });
  }
}

function toClaim({ _id, ...fields }: ClaimDocument): Claim {
  return { ...fields, commentId: _id };
}
