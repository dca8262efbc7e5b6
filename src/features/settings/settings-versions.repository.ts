import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { type LedgerRecord, OwedRecords } from '../ledger/index.js';
import { type SettingsVersion, versionId } from './settings-version.js';
import type { SettingsVersionDocument } from './settings-version.schema.js';

type VersionKey = Pick<SettingsVersion, 'kind' | 'scope' | 'version'>;

/** Appends and reads; a version is never changed or removed, only what it owed is forgotten. */
@Injectable()
export class SettingsVersionsRepository {
  readonly owed: OwedRecords<SettingsVersionDocument>;

  constructor(@InjectModel('SettingsVersion') private readonly versions: Model<SettingsVersionDocument>) {
    this.owed = new OwedRecords(versions);
  }

  /** The compare-and-set: false when somebody else wrote this version first. */
  async insert(version: SettingsVersion, owed: readonly LedgerRecord[]): Promise<boolean> {
    try {
      await this.versions.create({
        _id: versionId(version),
        ...version,
        values: { ...version.values },
        owed: [...owed],
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async find(key: VersionKey): Promise<SettingsVersion | undefined> {
    return (await this.findMany([key]))[0];
  }

  /** Those of the named versions that exist, in no order. One command. */
  async findMany(keys: readonly VersionKey[]): Promise<SettingsVersion[]> {
    return (await this.versions.find({ _id: { $in: keys.map(versionId) } }).lean()).map(toVersion);
  }

  async findNewest(kind: string, scope: string): Promise<SettingsVersion | undefined> {
    return (await this.findPage(kind, scope, undefined, 1))[0];
  }

  /** Newest first, from below `before` on. */
  async findPage(kind: string, scope: string, before: number | undefined, limit: number): Promise<SettingsVersion[]> {
    const older = before === undefined ? {} : { version: { $lt: before } };
    const found = await this.versions
      .find({ kind, scope, ...older })
      .sort({ version: -1 })
      .limit(limit)
      .lean();
    return found.map(toVersion);
  }
}

function toVersion({ _id, owed: _owed, ...fields }: SettingsVersionDocument): SettingsVersion {
  return fields;
}
