import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import type { SiteDocument, SiteOriginDocument } from './site.schema.js';
import type { SiteValues } from './site-settings.js';
import type { Site } from './site.js';

/** Longer than making a site takes: a reservation that no site shows by then is left over from a crash. */
const reservationGraceMs = 30_000;

@Injectable()
export class SitesRepository {
  constructor(
    @InjectModel('Site') private readonly sites: Model<SiteDocument>,
    @InjectModel('SiteOrigin') private readonly origins: Model<SiteOriginDocument>,
  ) {}

  async insert({ id, ...fields }: Site): Promise<void> {
    await this.sites.create({ _id: id, ...fields, origins: [...fields.origins] });
  }

  async findAll(): Promise<Site[]> {
    return (await this.sites.find().sort({ createdAt: 1, _id: 1 }).lean()).map(toSite);
  }

  /** @returns the site as it was; undefined where it has this version or a later one already */
  async apply(id: string, values: SiteValues, version: number): Promise<Site | undefined> {
    const isBehind = { $or: [{ settingsVersion: { $lt: version } }, { settingsVersion: { $exists: false } }] };
    const update = { $set: { ...values, origins: [...values.origins], settingsVersion: version } };
    const document = await this.sites
      .findOneAndUpdate({ _id: id, ...isBehind }, update, { returnDocument: 'before' })
      .lean();
    return document ? toSite(document) : undefined;
  }

  /** Whether the origin is the site's now; false when it is another site's. */
  async reserveOrigin(origin: string, siteId: string, now: Date): Promise<boolean> {
    try {
      await this.origins.create({ _id: origin, siteId, reservedAt: now });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      const isMine = (await this.origins.exists({ _id: origin, siteId })) !== null;
      return isMine || this.takeOverLeftover(origin, siteId, now);
    }
  }

  async releaseOrigins(origins: readonly string[], siteId: string): Promise<void> {
    await this.origins.deleteMany({ _id: { $in: origins }, siteId });
  }

  private async takeOverLeftover(origin: string, siteId: string, now: Date): Promise<boolean> {
    const before = new Date(now.getTime() - reservationGraceMs);
    const held = await this.origins.findOne({ _id: origin, reservedAt: { $lte: before } }).lean();
    if (!held || (await this.sites.exists({ _id: held.siteId, origins: origin }))) return false;
    const taken = await this.origins.updateOne(
      { _id: origin, siteId: held.siteId, reservedAt: held.reservedAt },
      { $set: { siteId, reservedAt: now } },
    );
    return taken.modifiedCount === 1;
  }
}

function toSite({ _id, settingsVersion = 0, ...fields }: SiteDocument): Site {
  return { id: _id, settingsVersion, ...fields };
}
