import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin } from '../../core/context/require-role.js';
import { newId } from '../../core/database/ids.js';
import { coreError } from '../../core/errors/core.errors.js';
import { ReadCache } from '../../core/graphql/reads/read-cache.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { parseOrigin } from './site-origin.js';
import { siteError } from './site.errors.js';
import { siteChanged } from './site.topics.js';
import { type ModerationMode, type Site, type SiteChange, siteDefaults, siteTag } from './site.js';
import { SitesQueries } from './sites.queries.js';
import { SitesRepository } from './sites.repository.js';

export interface NewSite {
  readonly name: string;
  readonly origins: readonly string[];
  readonly moderation?: ModerationMode;
}

const maxOrigins = 100;

@Injectable()
export class SitesService {
  constructor(
    private readonly repository: SitesRepository,
    private readonly queries: SitesQueries,
    private readonly pubsub: PubSub,
    private readonly reads: ReadCache,
    private readonly clock: Clock,
  ) {}

  /** @throws UNAUTHENTICATED, FORBIDDEN, BAD_INPUT, ORIGIN_INVALID, ORIGIN_TAKEN */
  async create(ctx: RequestContext, input: NewSite): Promise<Site> {
    requireAdmin(ctx);
    const site: Site = {
      ...siteDefaults,
      id: newId(),
      name: validName(input.name),
      origins: validOrigins(input.origins),
      moderation: input.moderation ?? siteDefaults.moderation,
      createdAt: this.clock.now(),
    };
    await this.reserve(site.origins, site.id);
    await this.repository.insert(site);
    await this.announce(site.id);
    return site;
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, ORIGIN_INVALID, ORIGIN_TAKEN */
  async update(ctx: RequestContext, siteId: string, change: SiteChange): Promise<Site> {
    requireAdmin(ctx);
    const before = (await this.repository.findAll()).find(({ id }) => id === siteId);
    if (!before) throw coreError('NOT_FOUND', { what: 'site' });
    const valid: SiteChange = {
      ...change,
      ...(change.name === undefined ? {} : { name: validName(change.name) }),
      ...(change.origins === undefined ? {} : { origins: validOrigins(change.origins) }),
    };
    assertBetween('maxCommentLength', valid.maxCommentLength, 1, 50_000);
    assertBetween('editWindowSeconds', valid.editWindowSeconds, 0, 86_400);
    if (valid.origins) await this.reserve(valid.origins, siteId);
    const after = await this.repository.update(siteId, valid);
    if (!after) throw coreError('NOT_FOUND', { what: 'site' });
    await this.repository.releaseOrigins(
      before.origins.filter((origin) => !after.origins.includes(origin)),
      siteId,
    );
    await this.announce(siteId);
    return after;
  }

  private async reserve(origins: readonly string[], siteId: string): Promise<void> {
    const reserved: string[] = [];
    for (const origin of origins) {
      if (await this.repository.reserveOrigin(origin, siteId, this.clock.now())) {
        reserved.push(origin);
        continue;
      }
      const mine = (await this.repository.findAll()).find(({ id }) => id === siteId)?.origins ?? [];
      await this.repository.releaseOrigins(
        reserved.filter((taken) => !mine.includes(taken)),
        siteId,
      );
      throw siteError('ORIGIN_TAKEN', { origin });
    }
  }

  /** The change is durable and stands: while Redis is away, other processes learn of it when their cache runs out. */
  private async announce(siteId: string): Promise<void> {
    this.queries.forget();
    await this.pubsub.publish(siteChanged, { siteId }).catch(() => undefined);
    await this.reads.invalidate(siteTag(siteId));
  }
}

function validName(name: string): string {
  const trimmed = name.trim();
  if (trimmed.length < 1 || trimmed.length > 100) {
    throw coreError('BAD_INPUT', { problem: "A site's name has 1 to 100 characters." });
  }
  return trimmed;
}

function validOrigins(origins: readonly string[]): string[] {
  if (origins.length < 1 || origins.length > maxOrigins) {
    throw coreError('BAD_INPUT', { problem: `A site has 1 to ${maxOrigins} permitted origins.` });
  }
  return [...new Set(origins.map(parseOrigin))];
}

function assertBetween(name: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (value >= min && value <= max)) return;
  throw coreError('BAD_INPUT', { problem: `${name} is between ${min} and ${max}.` });
}
