import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { type RequestContext, systemContext } from '../../core/context/request-context.js';
import { requireAdmin } from '../../core/context/require-role.js';
import { newId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { ReadCache } from '../../core/graphql/reads/read-cache.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { type ChangeOptions, type PlainValues, settingsError, SettingsService } from '../settings/index.js';
import { parseOrigin } from './site-origin.js';
import { siteError } from './site.errors.js';
import { siteChanged } from './site.topics.js';
import { type ModerationMode, type Site, type SiteChange, siteDefaults, siteTag } from './site.js';
import { siteSettings, type SiteValues, valuesOf } from './site-settings.js';
import { SiteVersions } from './site-versions.js';
import { SitesQueries } from './sites.queries.js';
import { SitesRepository } from './sites.repository.js';

export interface NewSite {
  readonly name: string;
  readonly origins: readonly string[];
  readonly moderation?: ModerationMode;
}

/** Who may decide about sites is checked here; what they decided is a version of the site's settings. */
@Injectable()
export class SitesService {
  constructor(
    private readonly repository: SitesRepository,
    private readonly queries: SitesQueries,
    private readonly versions: SiteVersions,
    private readonly settings: SettingsService,
    private readonly pubsub: PubSub,
    private readonly reads: ReadCache,
    private readonly clock: Clock,
  ) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT, ORIGIN_INVALID, ORIGIN_TAKEN */
  async create(ctx: RequestContext, { name, origins, moderation = siteDefaults.moderation }: NewSite): Promise<Site> {
    requireAdmin(ctx);
    const values = validSite({ ...siteDefaults, name, origins, moderation });
    const site: Site = { ...values, id: newId(), settingsVersion: 1, createdAt: this.clock.now() };
    await this.reserve(site.origins, site.id);
    await this.settings.append(ctx, siteSettings, site.id, { base: 0, values: { ...values } });
    await this.repository.insert(site);
    await this.announce(site.id);
    return site;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, ORIGIN_INVALID, ORIGIN_TAKEN, CONFLICT */
  async update(ctx: RequestContext, siteId: string, change: SiteChange, options: ChangeOptions = {}): Promise<Site> {
    requireAdmin(ctx);
    const before = await this.known(siteId);
    return this.write(ctx, before, { ...valuesOf(before), ...change }, options);
  }

  /**
   * Writes an older version's values as the newest one.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, ORIGIN_TAKEN where another site has an origin by now, CONFLICT
   */
  async restore(ctx: RequestContext, siteId: string, version: number, options: ChangeOptions = {}): Promise<Site> {
    requireAdmin(ctx);
    const before = await this.known(siteId);
    const old = await this.settings.find(siteSettings, siteId, version);
    return this.write(ctx, before, old.values as SiteValues & PlainValues, { ...options, restoredFrom: version });
  }

  private async write(
    ctx: RequestContext,
    before: Site,
    wanted: SiteValues,
    options: ChangeOptions & { readonly restoredFrom?: number },
  ): Promise<Site> {
    const { id, settingsVersion: base } = before;
    const values = validSite(wanted);
    const { expectedVersion = base } = options;
    if (expectedVersion !== base) throw settingsError('CONFLICT', { version: base });
    await this.reserve(values.origins, id);
    try {
      const version = await this.settings.append(ctx, siteSettings, id, { ...options, base, values: { ...values } });
      await this.versions.apply(version);
    } catch (error) {
      await this.giveBack(values.origins, id);
      throw error;
    }
    await this.announce(id);
    return { ...before, ...values, settingsVersion: base + 1 };
  }

  /** The site as its newest version has it. A site from before there were versions gets its first one. */
  private async known(siteId: string): Promise<Site> {
    const find = async () => (await this.versions.sitesUpToDate()).find(({ id }) => id === siteId);
    const site = await find();
    if (!site) throw coreError('NOT_FOUND', { what: 'site' });
    if (site.settingsVersion > 0) return site;
    const first = { base: 0, values: { ...valuesOf(site) }, note: 'As it was before versions were kept.' };
    await this.versions.apply(await this.settings.append(systemContext('sites'), siteSettings, siteId, first));
    return { ...site, settingsVersion: 1 };
  }

  private async reserve(origins: readonly string[], siteId: string): Promise<void> {
    // A leftover reservation may be taken over: what a version has that no document shows yet must not look like one.
    await this.versions.sitesUpToDate();
    const reserved: string[] = [];
    for (const origin of origins) {
      if (await this.repository.reserveOrigin(origin, siteId, this.clock.now())) {
        reserved.push(origin);
        continue;
      }
      await this.giveBack(reserved, siteId);
      throw siteError('ORIGIN_TAKEN', { origin });
    }
  }

  /** Lets go of what was reserved in vain: never of what the site has by now, perhaps by somebody else's change. */
  private async giveBack(origins: readonly string[], siteId: string): Promise<void> {
    const mine = (await this.versions.sitesUpToDate()).find(({ id }) => id === siteId)?.origins ?? [];
    await this.repository.releaseOrigins(
      origins.filter((origin) => !mine.includes(origin)),
      siteId,
    );
  }

  /** The change is durable and stands: while Redis is away, other processes learn of it when their cache runs out. */
  private async announce(siteId: string): Promise<void> {
    this.queries.forget();
    await this.pubsub.publish(siteChanged, { siteId }).catch(() => undefined);
    await this.reads.invalidate(siteTag(siteId));
  }
}

function validSite(values: SiteValues): SiteValues {
  const valid = siteSettings.validate({ ...valuesOf(values) }) as SiteValues;
  return { ...valid, origins: [...new Set(valid.origins.map(parseOrigin))] };
}
