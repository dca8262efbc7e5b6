import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { User } from './user.js';
import type { UserDocument, UserKeyDocument } from './user.schema.js';

export interface KeyClaim {
  readonly key: string;
  readonly userId: string;
}

/** Writes of many people at a time. */
@Injectable()
export class UserImportRepository {
  constructor(
    @InjectModel('User') private readonly users: Model<UserDocument>,
    @InjectModel('UserKey') private readonly keys: Model<UserKeyDocument>,
  ) {}

  async findKnownIds(ids: readonly string[]): Promise<Set<string>> {
    const found = await this.users.find({ _id: { $in: ids } }, { _id: 1 }).lean();
    return new Set(found.map(({ _id }) => _id));
  }

  /** Reserves the keys that are free. @returns the claims that hold now */
  async reserveMany(claims: readonly KeyClaim[], reservedAt: Date): Promise<Set<KeyClaim>> {
    const operations = claims.map(({ key, userId }) => ({
      updateOne: { filter: { _id: key }, update: { $setOnInsert: { userId, reservedAt } }, upsert: true },
    }));
    await this.keys.bulkWrite(operations, { ordered: false });
    const held = await this.keys.find({ _id: { $in: claims.map(({ key }) => key) } }).lean();
    const holders = new Map(held.map(({ _id, userId }) => [_id, userId]));
    return new Set(claims.filter(({ key, userId }) => holders.get(key) === userId));
  }

  async insertManyOnce(users: readonly User[]): Promise<void> {
    const operations = users.map(({ id, revokedTokens, ...fields }) => ({
      updateOne: {
        filter: { _id: id },
        update: { $setOnInsert: { ...fields, revokedTokens: [...revokedTokens] } },
        upsert: true,
      },
    }));
    await this.users.bulkWrite(operations, { ordered: false });
  }
}
