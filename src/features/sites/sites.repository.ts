import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import type { Model } from 'mongoose';
import { isDuplicateKey } from '../../core/database/duplicate-key.js';
import type { SiteDocument, SiteOriginDocument } from './site.schema.js';
import type { Site, SiteChange } from './site.js';

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

  async update(id: string, change: SiteChange): Promise<Site | undefined> {
    const document = await this.sites.findByIdAndUpdate(id, { $set: change }, { returnDocument: 'after' }).lean();
    return document ? toSite(document) : undefined;
  }

  /** Whether the origin is the site's now; false when it is another site's. */
  async reserveOrigin(origin: string, siteId: string): Promise<boolean> {
    try {
      await this.origins.create({ _id: origin, siteId });
      return true;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return (await this.origins.exists({ _id: origin, siteId })) !== null;
    }
  }

  async releaseOrigins(origins: readonly string[], siteId: string): Promise<void> {
    await this.origins.deleteMany({ _id: { $in: origins }, siteId });
  }
}

function toSite({ _id, ...fields }: SiteDocument): Site {
  return { id: _id, ...fields };
}
