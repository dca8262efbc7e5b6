import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { UserRole } from '../../core/context/actor.js';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import type { PublicUser, RevokedToken, User } from './user.js';
import type { UserDocument, UserKeyDocument } from './user.schema.js';

/** Longer than any sign-up takes: a reservation without its user is left over from a crash and may be taken over. */
const reservationGraceMs = 60_000;

@Injectable()
export class UsersRepository {
  constructor(
    @InjectModel('User') private readonly users: Model<UserDocument>,
    @InjectModel('UserKey') private readonly keys: Model<UserKeyDocument>,
  ) {}

  async insert(user: User): Promise<void> {
    const { id, ...fields } = user;
    await this.users.create({ _id: id, ...fields, revokedTokens: [...user.revokedTokens] });
  }

  async findById(id: string): Promise<User | undefined> {
    const document = await this.users.findById(id).lean();
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
    return (await this.users.find({ _id: { $in: ids } }).lean()).map(toUser);
  }

  /** Whether there is an administrator who can act, beside `except`. */
  async hasAdmin(except?: string): Promise<boolean> {
    const others = except === undefined ? {} : { _id: { $ne: except } };
    return (await this.users.exists({ ...others, role: 'ADMIN', bannedAt: { $exists: false } })) !== null;
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

  async setRole(id: string, role: UserRole): Promise<User | undefined> {
    return this.change(id, { $set: { role } });
  }

  async setBannedAt(id: string, bannedAt: Date | undefined): Promise<User | undefined> {
    return this.change(id, bannedAt ? { $set: { bannedAt } } : { $unset: { bannedAt: 1 } });
  }

  async restoreAdmin(id: string): Promise<void> {
    await this.change(id, { $set: { role: 'ADMIN' }, $unset: { bannedAt: 1 } });
  }

  /** Voids one token, and forgets those that have expired by themselves. */
  async revokeToken(id: string, token: RevokedToken, now: Date): Promise<void> {
    await this.users.updateOne({ _id: id }, { $pull: { revokedTokens: { expiresAt: { $lte: now } } } });
    await this.users.updateOne(
      { _id: id, 'revokedTokens.jti': { $ne: token.jti } },
      { $push: { revokedTokens: { jti: token.jti, expiresAt: token.expiresAt } } },
    );
  }

  async setTokensValidFrom(id: string, from: Date): Promise<void> {
    await this.users.updateOne({ _id: id }, { $set: { tokensValidFrom: from, revokedTokens: [] } });
  }

  private async change(id: string, update: object): Promise<User | undefined> {
    const document = await this.users.findByIdAndUpdate(id, update, { returnDocument: 'after' }).lean();
    return document ? toUser(document) : undefined;
  }

  private async takeOverLeftover(key: string, userId: string, now: Date): Promise<boolean> {
    const held = await this.keys.findById(key).lean();
    if (!held || held.reservedAt.getTime() > now.getTime() - reservationGraceMs) return false;
    if (await this.users.exists({ _id: held.userId })) return false;
    const taken = await this.keys.updateOne({ _id: key, userId: held.userId }, { $set: { userId, reservedAt: now } });
    return taken.modifiedCount === 1;
  }
}

function toUser({ _id, ...fields }: UserDocument): User {
  return { id: _id, ...fields };
}
