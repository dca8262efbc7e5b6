import { Schema } from 'mongoose';
import { moderationModes, type ModerationMode } from './site.js';

export interface SiteDocument {
  _id: string;
  name: string;
  origins: string[];
  moderation: ModerationMode;
  maxCommentLength: number;
  editWindowSeconds: number;
  /** The version of the site's settings that this document shows; missing where none was written yet. */
  settingsVersion?: number;
  createdAt: Date;
}

export const siteSchema = new Schema<SiteDocument>(
  {
    _id: String,
    name: { type: String, required: true },
    origins: { type: [String], required: true },
    moderation: { type: String, enum: moderationModes, required: true },
    maxCommentLength: { type: Number, required: true },
    editWindowSeconds: { type: Number, required: true },
    settingsVersion: Number,
    createdAt: { type: Date, required: true },
  },
  { collection: 'sites', versionKey: false },
);

/** An origin belongs to one site: the reservation is unique by its `_id`. */
export interface SiteOriginDocument {
  _id: string;
  siteId: string;
  reservedAt: Date;
}

export const siteOriginSchema = new Schema<SiteOriginDocument>(
  { _id: String, siteId: { type: String, required: true }, reservedAt: { type: Date, required: true } },
  { collection: 'site_origins', versionKey: false },
);
