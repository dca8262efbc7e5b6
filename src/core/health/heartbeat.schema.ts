import { MongooseModule } from '@nestjs/mongoose';
import { Schema } from 'mongoose';
import type { Heartbeat } from './heartbeat.js';

export interface HeartbeatDocument extends Omit<Heartbeat, 'id'> {
  _id: string;
}

/** A handful of documents: read whole, so no index. Old ones are swept by the processes that still live. */
export const heartbeatSchema = new Schema<HeartbeatDocument>(
  {
    _id: String,
    roles: { type: [String], required: true },
    surfaces: { type: [String], required: true },
    queues: { type: [String], required: true },
    version: { type: String, required: true },
    redisId: String,
    host: { type: String, required: true },
    pid: { type: Number, required: true },
    liveUrl: String,
    adminUrl: String,
    startedAt: { type: Date, required: true },
    beatAt: { type: Date, required: true },
  },
  { collection: 'heartbeats', versionKey: false },
);

export const heartbeatModel = MongooseModule.forFeature([{ name: 'Heartbeat', schema: heartbeatSchema }]);
