import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { originPermits } from './site-origin.js';
import { allSites, siteChanged } from './site.topics.js';
import type { Site } from './site.js';
import { SiteVersions } from './site-versions.js';

/** A change reaches every process over Redis at once; without Redis it does after this long. */
const cacheMs = 5_000;

/** Reads of sites, cached: every comment posted needs its site's rules. */
@Injectable()
export class SitesQueries implements OnModuleInit {
  private cached?: { readonly sites: Promise<readonly Site[]>; readonly until: number };

  constructor(
    private readonly versions: SiteVersions,
    private readonly pubsub: PubSub,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.pubsub.subscribe(siteChanged, allSites, () => this.forget());
  }

  all(): Promise<readonly Site[]> {
    const now = this.clock.now().getTime();
    if (!this.cached || this.cached.until <= now) {
      const sites = this.versions.sitesUpToDate();
      this.cached = { sites, until: now + cacheMs };
      sites.catch(() => this.forget());
    }
    return this.cached.sites;
  }

  async byId(id: string): Promise<Site | undefined> {
    return (await this.all()).find((site) => site.id === id);
  }

  /** The site that permits stories of this origin, if any: rather one that names it than one with a wildcard. */
  async permitting(origin: string): Promise<Site | undefined> {
    const sites = await this.all();
    return (
      sites.find(({ origins }) => origins.includes(origin)) ??
      sites.find(({ origins }) => origins.some((pattern) => originPermits(pattern, origin)))
    );
  }

  forget(): void {
    this.cached = undefined;
  }
}
