import { Injectable } from '@nestjs/common';
import { type SettingsVersion, SettingsVersionsRepository } from '../settings/index.js';
import { siteSettings, type SiteValues } from './site-settings.js';
import type { Site } from './site.js';
import { SitesRepository } from './sites.repository.js';

/**
 * A site's newest version is the truth, its document what everybody reads. Whoever wrote a version may have died before
 * the document had it: every reading of the sites makes up for that.
 */
@Injectable()
export class SiteVersions {
  constructor(
    private readonly sites: SitesRepository,
    private readonly versions: SettingsVersionsRepository,
  ) {}

  /** All sites as their newest versions have them. Costs one look-up by `_id` beside the sites themselves. */
  async sitesUpToDate(): Promise<Site[]> {
    for (;;) {
      const sites = await this.sites.findAll();
      const missed = await this.versions.findMany(
        sites.map(({ id, settingsVersion }) => ({ kind: siteSettings.kind, scope: id, version: settingsVersion + 1 })),
      );
      if (missed.length === 0) return sites;
      for (const version of missed) await this.apply(version);
    }
  }

  /** Brings the site's document up to this version, unless it is there already, and lets go of origins given up. */
  async apply({ scope, version, values }: SettingsVersion): Promise<void> {
    const now = siteSettings.read(values) as SiteValues;
    const before = await this.sites.apply(scope, now, version);
    if (!before) return;
    const givenUp = before.origins.filter((origin) => !now.origins.includes(origin));
    await this.sites.releaseOrigins(givenUp, scope);
  }
}
