import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from './duplicate-key.js';
import type { LeaseDocument } from './lease.schema.js';

/** Named leases: at most one holder at a time, until it lets go or its time is up. */
@Injectable()
export class LeasesRepository {
  constructor(@InjectModel('Lease') private readonly leases: Model<LeaseDocument>) {}

  /** Takes or renews the lease for `holder`; false while somebody else holds it. */
  async acquire(name: string, holder: string, now: Date, milliseconds: number): Promise<boolean> {
    try {
      await this.leases.updateOne(
        { _id: name, $or: [{ holder }, { until: { $lte: now } }] },
        { $set: { holder, until: new Date(now.getTime() + milliseconds) } },
        { upsert: true },
      );
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async release(name: string, holder: string): Promise<void> {
    await this.leases.deleteOne({ _id: name, holder });
  }
}
