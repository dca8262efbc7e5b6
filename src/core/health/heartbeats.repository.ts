import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { Heartbeat } from './heartbeat.js';
import type { HeartbeatDocument } from './heartbeat.schema.js';

/** Nobody wrote this by hand and the next beat repeats it: a lost one does not matter. */
const unjournaled = { writeConcern: { w: 1, journal: false } } as const;

@Injectable()
export class HeartbeatsRepository {
  constructor(@InjectModel('Heartbeat') private readonly heartbeats: Model<HeartbeatDocument>) {}

  async save({ id, ...heartbeat }: Heartbeat): Promise<void> {
    await this.heartbeats.replaceOne({ _id: id }, heartbeat, { upsert: true, ...unjournaled });
  }

  /** Heartbeats at or after `since`, the longest-running process first. */
  async findSince(since: Date): Promise<Heartbeat[]> {
    const documents = await this.heartbeats
      .find({ beatAt: { $gte: since } })
      .sort({ startedAt: 1, _id: 1 })
      .lean();
    return documents.map(({ _id, ...heartbeat }) => ({ id: _id, ...heartbeat }));
  }

  async delete(id: string): Promise<void> {
    await this.heartbeats.deleteOne({ _id: id }, unjournaled);
  }

  async deleteBefore(date: Date): Promise<void> {
    await this.heartbeats.deleteMany({ beatAt: { $lt: date } }, unjournaled);
  }
}
