import { Schema } from 'mongoose';
import type { LedgerRecord } from '../ledger/index.js';
import type { StoryMode } from '../settings/index.js';
import type { StoryChange } from './story-controls.js';
import type { StorySettings } from './story-settings.js';
import type { LogEntry } from './story.js';

export interface StoryDocument {
  _id: string;
  siteId: string;
  url: string;
  metadata: {
    title?: string;
    image?: string;
    author?: string;
    section?: string;
    publishedAt?: Date;
    language?: string;
  };
  /** The title in lower case, for staff who look for a story by its beginning. */
  titleKey?: string;
  settings?: StorySettings;
  mode?: StoryMode;
  slowModeSeconds?: number;
  opensAt?: Date;
  closesAt?: Date;
  autoCloseAt?: Date;
  closedAt?: Date;
  archivedAt?: Date;
  mergedInto?: string;
  /** The move of comments that the story takes part in; it takes part in one at a time. */
  busyWith?: string;
  settingsVersion?: number;
  /** The last changes that moderators made, oldest first. */
  history?: StoryChange[];
  /** What the ledger is owed; cleared once it has it. */
  owed?: LedgerRecord[];
  counts: Record<string, number>;
  log: { seq: number; pending: (Omit<LogEntry, 'counted' | 'delta'> & Partial<Pick<LogEntry, 'counted' | 'delta'>>)[] };
  /** Set while a scrape is owed; the sweep enqueues it again when it is old. */
  scrapeWaitingSince?: Date;
  createdAt: Date;
}

const embedded = { _id: false, minimize: false } as const;

const metadataSchema = new Schema(
  { title: String, image: String, author: String, section: String, publishedAt: Date, language: String },
  embedded,
);

const logSchema = new Schema({ seq: Number, pending: [Schema.Types.Mixed] }, embedded);

export const storySchema = new Schema<StoryDocument>(
  {
    _id: String,
    siteId: { type: String, required: true },
    url: { type: String, required: true },
    metadata: { type: metadataSchema, default: {} },
    titleKey: String,
    settings: Schema.Types.Mixed,
    mode: String,
    slowModeSeconds: Number,
    opensAt: Date,
    closesAt: Date,
    autoCloseAt: Date,
    closedAt: Date,
    archivedAt: Date,
    mergedInto: String,
    busyWith: String,
    settingsVersion: Number,
    history: { type: [Schema.Types.Mixed], default: undefined },
    owed: { type: [Schema.Types.Mixed], default: undefined },
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
// OwedRecords.findOwing: the sweep for what the ledger has not got yet
storySchema.index({ 'owed.id': 1 }, { sparse: true });
// StoryListsRepository.find: staff's list, newest first, of all sites, of some, or of a section
storySchema.index({ createdAt: -1, _id: -1 });
storySchema.index({ siteId: 1, createdAt: -1, _id: -1 });
storySchema.index({ 'metadata.section': 1, createdAt: -1, _id: -1 });
// StoryListsRepository.find: the few that are archived among all others, of all sites or of some
const archivedOnly = { partialFilterExpression: { archivedAt: { $exists: true } } };
storySchema.index({ createdAt: -1, _id: -1, archivedAt: 1 }, archivedOnly);
storySchema.index({ siteId: 1, createdAt: -1, _id: -1, archivedAt: 1 }, archivedOnly);
// StoryListsRepository.find, findByUrl and findVisibleCounts: a story by its address, or by how address or title begin
storySchema.index({ url: 1 });
storySchema.index({ titleKey: 1 }, { sparse: true });
