import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import {
  emailKey,
  type LinkedAccount,
  maxIgnoredUsers,
  type PublicUser,
  type RevokedToken,
  type User,
  usernameKey,
} from './user.js';
import { type UserDocument, type UserKeyDocument, withoutLists } from './user.schema.js';

/** Longer than any sign-up takes: a reservation that its user does not use is left over from a crash. */
const reservationGraceMs = 60_000;

@Injectable()
export class UsersRepository {
  constructor(
    @InjectModel('User') private readonly users: Model<UserDocument>,
    @InjectModel('UserKey') private readonly keys: Model<UserKeyDocument>,
  ) {}

  async insert(user: User): Promise<void> {
    const { id, ...fields } = user;
    await this.users.create({ _id: id, ...fields } as UserDocument);
  }

  /** False where there is such an account already. */
  async insertOnce(user: User): Promise<boolean> {
    try {
      await this.insert(user);
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return false;
    }
  }

  /** Notes what another system says of somebody now. */
  async setLinked(id: string, linked: LinkedAccount, email: string): Promise<void> {
    await this.users.updateOne({ _id: id }, { $set: { linked, email } });
  }

  async findById(id: string): Promise<User | undefined> {
    const document = await this.users.findById(id, withoutLists).lean();
    return document ? toUser(document) : undefined;
  }

  async findByKey(key: string): Promise<User | undefined> {
    const reservation = await this.keys.findById(key).lean();
    return reservation ? this.findById(reservation.userId) : undefined;
  }

  async findPublic(ids: readonly string[]): Promise<PublicUser[]> {
    const documents = await this.users.find({ _id: { $in: ids } }, { username: 1, role: 1 }).lean();
    return documents.map(({ _id, username, role }) => ({ id: _id, username, role }));
  }

  async findMany(ids: readonly string[]): Promise<User[]> {
    return (await this.users.find({ _id: { $in: ids } }, withoutLists).lean()).map(toUser);
  }

  /** Whether there is an administrator who can act, beside `except`. */
  async hasAdmin(except?: string): Promise<boolean> {
    const others = except === undefined ? {} : { _id: { $ne: except } };
    return (await this.users.exists({ ...others, role: 'ADMIN', bannedAt: { $exists: false } })) !== null;
  }

  /** Some administrators, and moderators with that site in their scope; without a site: those limited to none. */
  async findModeratorIds(siteId: string | undefined, limit: number): Promise<string[]> {
    const everywhere = [{ role: 'ADMIN' as const }, { siteScope: { $exists: false } }];
    const inScope = siteId === undefined ? everywhere : [...everywhere, { siteScope: siteId }];
    const found = await this.users
      .find({ role: { $in: ['MODERATOR', 'ADMIN'] }, bannedAt: { $exists: false }, $or: inScope }, { _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  /** Some administrators who can act. */
  async findAdminIds(limit: number): Promise<string[]> {
    const found = await this.users
      .find({ role: 'ADMIN', bannedAt: { $exists: false } }, { _id: 1 })
      .limit(limit)
      .lean();
    return found.map(({ _id }) => _id);
  }

  /** Reserves a key for the user; false when somebody else has it. */
  async reserve(key: string, userId: string, now: Date): Promise<boolean> {
    try {
      await this.keys.create({ _id: key, userId, reservedAt: now });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return this.takeOverLeftover(key, userId, now);
    }
  }

  async release(key: string, userId: string): Promise<void> {
    await this.keys.deleteOne({ _id: key, userId });
  }

  /** Adds somebody to those whose comments the user does not want to see; false when the list is full. */
  async ignore(id: string, ignoredId: string): Promise<boolean> {
    const { matchedCount } = await this.users.updateOne(
      {
        _id: id,
        $or: [{ [`ignoredUserIds.${maxIgnoredUsers - 1}`]: { $exists: false } }, { ignoredUserIds: ignoredId }],
      },
      { $addToSet: { ignoredUserIds: ignoredId } },
    );
    return matchedCount === 1;
  }

  async stopIgnoring(id: string, ignoredId: string): Promise<void> {
    await this.users.updateOne({ _id: id }, { $pull: { ignoredUserIds: ignoredId } });
  }

  /** Voids one token, and forgets those that have expired by themselves. */
  async revokeToken(id: string, token: RevokedToken, now: Date): Promise<void> {
    await this.users.updateOne({ _id: id }, { $pull: { revokedTokens: { expiresAt: { $lte: now } } } });
    await this.users.updateOne(
      { _id: id, 'revokedTokens.jti': { $ne: token.jti } },
      { $push: { revokedTokens: { jti: token.jti, expiresAt: token.expiresAt } } },
    );
  }

  /** The person with another password and no valid token; nothing where they have another than `user` says already. */
  async setPassword({ id, passwordHash: old }: User, passwordHash: string, now: Date): Promise<User | undefined> {
    const document = await this.users
      .findOneAndUpdate(
        { _id: id, passwordHash: old },
        { $set: { passwordHash, tokensValidFrom: now, revokedTokens: [] } },
        { returnDocument: 'after', projection: withoutLists },
      )
      .lean();
    return document ? toUser(document) : undefined;
  }

  async setTokensValidFrom(id: string, from: Date): Promise<void> {
    await this.users.updateOne({ _id: id }, { $set: { tokensValidFrom: from, revokedTokens: [] } });
  }

  private async takeOverLeftover(key: string, userId: string, now: Date): Promise<boolean> {
    const held = await this.keys.findById(key).lean();
    if (!held) return false;
    const isOwn = held.userId === userId;
    if (!isOwn && held.reservedAt.getTime() > now.getTime() - reservationGraceMs) return false;
    if (!isOwn && (await this.isInUse(key, held.userId))) return false;
    const taken = await this.keys.updateOne(
      { _id: key, userId: held.userId, reservedAt: held.reservedAt },
      { $set: { userId, reservedAt: now } },
    );
    return taken.matchedCount === 1;
  }

  /** A key may be left over from a sign-up without a user, or from a name that its user has given up. */
  private async isInUse(key: string, userId: string): Promise<boolean> {
    const user = await this.users.findById(userId, { username: 1, email: 1 }).lean();
    return user !== null && [`username:${usernameKey(user.username)}`, `email:${emailKey(user.email)}`].includes(key);
  }
}

export function toUser({ _id, ...fields }: UserDocument): User {
  return { id: _id, ...fields };
}
