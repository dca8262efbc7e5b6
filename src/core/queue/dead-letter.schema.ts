import { MongooseModule } from '@nestjs/mongoose';
import { Schema } from 'mongoose';
import type { QueueName } from './define-job.js';

export interface DeadLetterDocument {
  /** Queue and job id: the same job dying twice is one letter. */
  _id: string;
  jobId: string;
  name: string;
  queue: QueueName;
  version: number;
  payload: unknown;
  requestId?: string;
  code: string;
  message: string;
  attempts: number;
  maxAttempts: number;
  backoffMs: number;
  failedAt: Date;
}

export const deadLetterSchema = new Schema<DeadLetterDocument>(
  {
    _id: String,
    jobId: { type: String, required: true },
    name: { type: String, required: true },
    queue: { type: String, required: true },
    version: { type: Number, required: true },
    payload: { type: Schema.Types.Mixed },
    requestId: String,
    code: { type: String, required: true },
    message: { type: String, default: '' },
    attempts: { type: Number, required: true },
    maxAttempts: { type: Number, required: true },
    backoffMs: { type: Number, required: true },
    failedAt: { type: Date, required: true },
  },
  { collection: 'dead_letters', versionKey: false, minimize: false },
);

// list: one queue's letters or all, newest first; countByQueue
deadLetterSchema.index({ queue: 1, failedAt: -1 });
deadLetterSchema.index({ failedAt: -1 });

export const deadLetterModel = MongooseModule.forFeature([{ name: 'DeadLetter', schema: deadLetterSchema }]);
