import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import type { DeadLetterDocument } from './dead-letter.schema.js';
import type { QueueName } from './define-job.js';

/** A job that failed for good, with what is needed to do it again. */
export interface DeadLetter extends Omit<DeadLetterDocument, '_id'> {
  readonly id: string;
}

export interface DeadLetterFilter {
  readonly queue?: QueueName;
  readonly limit?: number;
}

@Injectable()
export class DeadLettersRepository {
  constructor(@InjectModel('DeadLetter') private readonly model: Model<DeadLetterDocument>) {}

  /** Keeps the letter, replacing an earlier one of the same job. */
  async save({ id, ...letter }: DeadLetter): Promise<void> {
    await this.model.replaceOne({ _id: id }, letter, { upsert: true });
  }

  /** Newest first. */
  async find({ queue, limit = 100 }: DeadLetterFilter): Promise<DeadLetter[]> {
    const filter = queue === undefined ? {} : { queue };
    const documents = await this.model.find(filter).sort({ failedAt: -1 }).limit(limit).lean();
    return documents.map(toDeadLetter);
  }

  async findById(id: string): Promise<DeadLetter | undefined> {
    const document = await this.model.findById(id).lean();
    return document === null ? undefined : toDeadLetter(document);
  }

  /** @returns whether it was there */
  async remove(id: string): Promise<boolean> {
    return (await this.model.deleteOne({ _id: id })).deletedCount === 1;
  }

  async countByQueue(): Promise<ReadonlyMap<string, number>> {
    const groups = await this.model.aggregate<{ _id: string; count: number }>([
      { $group: { _id: '$queue', count: { $sum: 1 } } },
    ]);
    return new Map(groups.map(({ _id, count }) => [_id, count]));
  }
}

function toDeadLetter({ _id, ...rest }: DeadLetterDocument): DeadLetter {
  return { id: _id, ...rest };
}
