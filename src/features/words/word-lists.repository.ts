import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import { type LedgerRecord, OwedRecords } from '../ledger/index.js';
import {
  listKey,
  type VersionKey,
  versionName,
  type WordList,
  type WordListAddress,
  type WordListVersion,
  type WrittenWordList,
} from './word-list.js';
import type { WordListVersionDocument } from './word-list.schema.js';

@Injectable()
export class WordListsRepository {
  readonly owed: OwedRecords<WordListVersionDocument>;

  constructor(@InjectModel('WordListVersion') private readonly versions: Model<WordListVersionDocument>) {
    this.owed = new OwedRecords(versions);
  }

  /** Whether it was written; false when this version exists, written by somebody else. */
  async insert(list: WrittenWordList, owed: readonly LedgerRecord[]): Promise<boolean> {
    const key = listKey(list);
    try {
      await this.versions.create({
        ...list,
        _id: versionName({ listKey: key, version: list.version }),
        listKey: key,
        entries: [...list.entries],
        owed: [...owed],
      });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  /** The newest version of each list of these scopes. */
  async newest(scopes: readonly string[]): Promise<VersionKey[]> {
    const rows = await this.versions.aggregate<{ _id: string; version: number }>([
      { $match: { scope: { $in: scopes } } },
      { $sort: { scope: 1, listKey: 1, version: -1 } },
      { $group: { _id: '$listKey', version: { $first: '$version' } } },
      { $sort: { _id: 1 } },
    ]);
    return rows.map(({ _id, version }) => ({ listKey: _id, version }));
  }

  async find(key: VersionKey): Promise<WordList | undefined> {
    const document = await this.versions.findById(versionName(key)).lean();
    return document ? toList(document) : undefined;
  }

  /** By their names, in the order of the names. */
  async findVersions(names: readonly string[]): Promise<WordList[]> {
    const documents = await this.versions
      .find({ _id: { $in: names } })
      .sort({ _id: 1 })
      .lean();
    return documents.map(toList);
  }

  async findNewest(address: WordListAddress): Promise<WordList | undefined> {
    const document = await this.versions
      .findOne({ listKey: listKey(address) })
      .sort({ version: -1 })
      .lean();
    return document ? toList(document) : undefined;
  }

  /** Versions below `before`, the newest first, without their entries. */
  async history(address: WordListAddress, limit: number, before = Infinity): Promise<WordListVersion[]> {
    const filter = { listKey: listKey(address), ...(before === Infinity ? {} : { version: { $lt: before } }) };
    const documents = await this.versions.find(filter, { entries: 0 }).sort({ version: -1 }).limit(limit).lean();
    return documents.map(toVersion);
  }

  /** The newest version of each list of these scopes, without their entries. */
  async summaries(scopes: readonly string[]): Promise<WordListVersion[]> {
    const ids = (await this.newest(scopes)).map(versionName);
    const documents = await this.versions
      .find({ _id: { $in: ids } }, { entries: 0 })
      .sort({ _id: 1 })
      .lean();
    return documents.map(toVersion);
  }
}

function toList(document: WordListVersionDocument): WordList {
  return { ...toVersion(document), entries: document.entries };
}

function toVersion(document: Omit<WordListVersionDocument, 'entries'>): WordListVersion {
  const { version, kind, scope, language, count, added, removed, changedBy, changedAt, restoredFrom } = document;
  return {
    kind,
    scope,
    ...(language === undefined ? {} : { language }),
    version,
    count,
    added,
    removed,
    changedBy,
    changedAt,
    ...(restoredFrom === undefined ? {} : { restoredFrom }),
  };
}
