import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import type { InstallationDocument } from './installation.schema.js';

const id = 'installation';

@Injectable()
export class InstallationsRepository {
  constructor(@InjectModel('Installation') private readonly installations: Model<InstallationDocument>) {}

  async find(): Promise<InstallationDocument | null> {
    return this.installations.findById(id).lean();
  }

  /** Stores the code unless there is one: of several processes starting together, all show the same. */
  async insertCodeOnce(code: string): Promise<void> {
    try {
      await this.installations.create({ _id: id, code });
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
  }

  /** Takes the right to set up; false when it is done already or somebody else is at it. */
  async claim(now: Date, until: Date): Promise<boolean> {
    const outcome = await this.installations.updateOne(
      {
        _id: id,
        installedAt: { $exists: false },
        $or: [{ claimedUntil: { $exists: false } }, { claimedUntil: { $lte: now } }],
      },
      { $set: { claimedUntil: until } },
    );
    return outcome.modifiedCount === 1;
  }

  async release(): Promise<void> {
    await this.installations.updateOne({ _id: id }, { $unset: { claimedUntil: 1 } });
  }

  async finish(now: Date): Promise<void> {
    await this.installations.updateOne(
      { _id: id },
      { $set: { installedAt: now }, $unset: { code: 1, claimedUntil: 1 } },
    );
  }
}
