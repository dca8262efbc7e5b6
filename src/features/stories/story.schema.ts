import { Schema } from 'mongoose';
import type { LogEntry } from './story.js';

export interface StoryDocument {
  _id: string;
  siteId: string;
  url: string;
  metadata: { title?: string; image?: string; author?: string; section?: string; publishedAt?: Date };
  closedAt?: Date;
  counts: Record<string, number>;
  log: { seq: number; pending: (Omit<LogEntry, 'counted' | 'delta'> & Partial<Pick<LogEntry, 'counted' | 'delta'>>)[] };
  /** Set while a scrape is owed; the sweep enqueues it again when it is old. */
  scrapeWaitingSince?: Date;
  createdAt: Date;
}

const embedded = { _id: false, minimize: false } as const;

const metadataSchema = new Schema(
  { title: String, image: String, author: String, section: String, publishedAt: Date },
  embedded,
);

const logSchema = new Schema({ seq: Number, pending: [Schema.Types.Mixed] }, embedded);

export const storySchema = new Schema<StoryDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    url: { type: String, required: true },
    metadata: { type: metadataSchema, default: {} },
    closedAt: Date,
    counts: { type: Schema.Types.Mixed, default: {} },
    log: { type: logSchema, required: true },
    scrapeWaitingSince: Date,
    createdAt: { type: Date, required: true },
  },
  { collection: 'stories', versionKey: false, minimize: false },
);

// countsOfSite: audits of a site's counters
storySchema.index({ siteId: 1 });
// findWaitingForScrape: the sweep for lost enqueues
storySchema.index({ scrapeWaitingSince: 1 }, { sparse: true });
// findUnfinished: batches whose writer died half-way
storySchema.index({ 'log.pending.seq': 1 }, { sparse: true });
