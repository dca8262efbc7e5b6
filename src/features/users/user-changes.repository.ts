import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model, QueryFilter, UpdateQuery } from 'mongoose';
import { type LedgerRecord, OwedRecords } from '../ledger/index.js';
import type { User } from './user.js';
import { type UserDocument, withoutLists } from './user.schema.js';
import { maxHistory, maxPendingMessages, type UserChange } from './user-state.js';
import { toUser } from './users.repository.js';

interface Write {
  /** What must be so for the change to change anything. */
  readonly when: QueryFilter<UserDocument>;
  readonly update: UpdateQuery<UserDocument>;
}

const absent = { $exists: false };
const present = { $exists: true };

/** Changes of people's states, each with its line in the history and what the ledger is owed in one write. */
@Injectable()
export class UserChangesRepository {
  readonly owed: OwedRecords<UserDocument>;

  constructor(@InjectModel('User') private readonly users: Model<UserDocument>) {
    this.owed = new OwedRecords(users);
  }

  /**
   * @param after the id of the change that has to be the last one before this
   * @returns the person as they are now; nothing where there is nobody, nothing to change, or another change was faster
   */
  async apply(
    id: string,
    change: UserChange,
    owed: readonly LedgerRecord[],
    after?: string,
  ): Promise<User | undefined> {
    const { when, update } = writeOf(change);
    const isNext = after === undefined ? {} : { $expr: { $eq: [{ $last: '$history.id' }, after] } };
    const document = await this.users
      .findOneAndUpdate(
        { _id: id, ...when, ...isNext },
        {
          ...update,
          $push: {
            ...(update.$push as object | undefined),
            history: { $each: [defined(change)], $slice: -maxHistory },
            owed: { $each: owed.map(defined) },
          },
        },
        { returnDocument: 'after', projection: withoutLists },
      )
      .lean();
    return document ? toUser(document) : undefined;
  }

  /** The person with all that is kept of what happened to them, oldest first, as of one moment. */
  async findWithHistory(id: string): Promise<{ user: User; history: readonly UserChange[] } | undefined> {
    const found = await this.users.findById(id, { owed: 0, applied: 0 }).lean();
    if (!found) return undefined;
    const { history = [], ...document } = found;
    return { user: toUser(document), history };
  }

  /** Newest first, of each person in the order of the ids. */
  async findHistories(ids: readonly string[]): Promise<UserChange[][]> {
    const found = await this.users.find({ _id: { $in: ids } }, { history: 1 }).lean();
    const histories = new Map(found.map(({ _id, history }) => [_id, history ?? []]));
    return ids.map((id) => (histories.get(id) ?? []).toReversed());
  }

  /** Oldest first. */
  async findUsernamesToReview(after: { at: Date; id: string } | undefined, limit: number): Promise<User[]> {
    const behind = after
      ? { $or: [{ usernameChangedAt: { $gt: after.at } }, { usernameChangedAt: after.at, _id: { $gt: after.id } }] }
      : {};
    const found = await this.users
      .find({ usernameStatus: 'CHANGED', ...behind }, withoutLists)
      .sort({ usernameChangedAt: 1, _id: 1 })
      .limit(limit)
      .lean();
    return found.map(toUser);
  }
}

function writeOf(change: UserChange): Write {
  const { at, id } = change;
  switch (change.kind) {
    case 'BANNED':
      if (change.siteIds) return addSites('bannedSiteIds', change.siteIds);
      return { when: { bannedAt: absent }, update: { $set: { bannedAt: at } } };
    case 'UNBANNED':
      if (change.siteIds) return removeSites('bannedSiteIds', change.siteIds);
      if (change.reverses) return { when: { bannedAt: present }, update: { $unset: { bannedAt: 1 } } };
      return {
        when: { $or: [{ bannedAt: present }, { 'bannedSiteIds.0': present }] },
        update: { $unset: { bannedAt: 1, bannedSiteIds: 1 } },
      };
    case 'PREMODERATED':
      if (change.siteIds) return addSites('premoderatedSiteIds', change.siteIds);
      return { when: { premoderatedAt: absent }, update: { $set: { premoderatedAt: at } } };
    case 'PREMODERATION_ENDED':
      if (change.siteIds) return removeSites('premoderatedSiteIds', change.siteIds);
      if (change.reverses) return { when: { premoderatedAt: present }, update: { $unset: { premoderatedAt: 1 } } };
      return {
        when: { $or: [{ premoderatedAt: present }, { 'premoderatedSiteIds.0': present }] },
        update: { $unset: { premoderatedAt: 1, premoderatedSiteIds: 1 } },
      };
    case 'SUSPENDED':
      return { when: {}, update: { $set: { suspension: defined({ until: change.until, message: change.message }) } } };
    case 'UNSUSPENDED':
      return { when: { suspension: present }, update: { $unset: { suspension: 1 } } };
    case 'WARNED':
      return { when: {}, update: { $set: { warning: { id, message: change.message, at } } } };
    case 'WARNING_ACKNOWLEDGED':
      return { when: { 'warning.id': change.concerns }, update: { $unset: { warning: 1 } } };
    case 'WARNING_WITHDRAWN':
      // It stands only while it is the latest: where a warning waits, it is this one.
      return { when: {}, update: { $unset: { warning: 1 } } };
    case 'MESSAGED':
      return {
        when: {},
        update: { $push: { messages: { $each: [{ id, message: change.message, at }], $slice: -maxPendingMessages } } },
      };
    case 'MESSAGE_ACKNOWLEDGED':
      return { when: { 'messages.id': change.concerns }, update: { $pull: { messages: { id: change.concerns } } } };
    case 'USERNAME_REJECTED':
      return { when: { usernameStatus: { $ne: 'REJECTED' } }, update: { $set: { usernameStatus: 'REJECTED' } } };
    case 'USERNAME_APPROVED':
      return { when: { usernameStatus: { $ne: 'APPROVED' } }, update: { $set: { usernameStatus: 'APPROVED' } } };
    case 'USERNAME_CHANGED':
      return {
        when: { username: change.from },
        update: { $set: { username: change.to, usernameStatus: 'CHANGED', usernameChangedAt: at } },
      };
    case 'SHADOW_LIMITED':
      return { when: { shadowLimitedAt: absent }, update: { $set: { shadowLimitedAt: at } } };
    case 'SHADOW_LIMIT_ENDED':
      return { when: { shadowLimitedAt: present }, update: { $unset: { shadowLimitedAt: 1 } } };
    case 'ROLE_CHANGED':
      if (change.siteIds) return { when: {}, update: { $set: { role: change.to, siteScope: [...change.siteIds] } } };
      return { when: {}, update: { $set: { role: change.to }, $unset: { siteScope: 1 } } };
  }
}

/** MongoDB would store what is undefined as null. */
function defined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}

type SiteList = 'bannedSiteIds' | 'premoderatedSiteIds';

function addSites(field: SiteList, siteIds: readonly string[]): Write {
  return {
    when: { [field]: { $not: { $all: [...siteIds] } } },
    update: { $addToSet: { [field]: { $each: [...siteIds] } } },
  };
}

function removeSites(field: SiteList, siteIds: readonly string[]): Write {
  return { when: { [field]: { $in: [...siteIds] } }, update: { $pull: { [field]: { $in: [...siteIds] } } } };
}
