import { Schema } from 'mongoose';

/** A share of a site's counters: the stories of a site are spread over several, so that none is written too often. */
export interface SiteCountsDocument {
  /** Site and shard number. */
  _id: string;
  siteId: string;
  shard: number;
  counts: Record<string, number>;
  /** Raised with each write, so that a repair knows whether it was alone. */
  version: number;
  /** The latest batches of stories that `counts` includes, newest last. */
  applied: { storyId: string; seq: number }[];
}

export const siteCountsSchema = new Schema<SiteCountsDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    shard: { type: Number, required: true },
    counts: { type: Schema.Types.Mixed, default: {} },
    version: { type: Number, default: 0 },
    applied: [new Schema({ storyId: String, seq: Number }, { _id: false })],
  },
  { collection: 'site_counts', versionKey: false, minimize: false },
);

// findCounts: all shares of one site, or of all
siteCountsSchema.index({ siteId: 1 });
