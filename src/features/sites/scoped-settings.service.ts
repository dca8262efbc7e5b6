import { Injectable } from '@nestjs/common';
import type { RequestContext } from '../../core/context/request-context.js';
import { requireAdmin, requireModerator, requireModeratorOf } from '../../core/context/require-role.js';
import { coreError } from '../../core/errors/core.errors.js';
import {
  type ChangeOptions,
  type CurrentSettings,
  type ExplainedVersion,
  moderationSettings,
  organisationScope,
  organisationSettings,
  type SettingsChange,
  type SettingsDefinition,
  SettingsQueries,
  SettingsService,
  signInSettings,
  storyDefaultSettings,
} from '../settings/index.js';
import { siteSettings } from './site-settings.js';
import { SitesQueries } from './sites.queries.js';
import { SitesService } from './sites.service.js';

/** Kinds of settings that have a history, and where each of them is kept. */
export const settingsKinds = ['ORGANISATION', 'MODERATION', 'STORIES', 'SIGN_IN', 'SITE'] as const;
export type SettingsKind = (typeof settingsKinds)[number];

const kinds: Readonly<
  Record<SettingsKind, { definition: SettingsDefinition; scopes: 'organisation' | 'site' | 'both' }>
> = {
  ORGANISATION: { definition: organisationSettings, scopes: 'organisation' },
  MODERATION: { definition: moderationSettings, scopes: 'both' },
  STORIES: { definition: storyDefaultSettings, scopes: 'both' },
  SIGN_IN: { definition: signInSettings, scopes: 'both' },
  SITE: { definition: siteSettings, scopes: 'site' },
};

/**
 * Settings of the organisation, or of a site that exists. Moderators read what concerns their sites, administrators
 * change it.
 */
@Injectable()
export class ScopedSettingsService {
  constructor(
    private readonly settings: SettingsService,
    private readonly queries: SettingsQueries,
    private readonly sites: SitesService,
    private readonly siteQueries: SitesQueries,
  ) {}

  /**
   * @param siteId undefined for what holds for all sites
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND
   */
  async current<Values>(
    ctx: RequestContext,
    definition: SettingsDefinition<Values>,
    siteId: string | undefined,
  ): Promise<CurrentSettings<Values>> {
    return this.queries.current(definition, await this.readableScope(ctx, siteId));
  }

  /** @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, CONFLICT */
  async change<Values>(
    ctx: RequestContext,
    definition: SettingsDefinition<Values>,
    siteId: string | undefined,
    change: SettingsChange<Values>,
    options: ChangeOptions,
  ): Promise<CurrentSettings<Values>> {
    const scope = await this.changeableScope(ctx, siteId);
    await this.settings.change(ctx, definition, scope, change, options);
    return this.queries.current(definition, scope);
  }

  /**
   * Up to one version more than asked for, newest first.
   *
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT for a kind that is not kept there
   */
  async history(
    ctx: RequestContext,
    kind: SettingsKind,
    siteId: string | undefined,
    page: { readonly first: number; readonly before?: number | undefined },
  ): Promise<ExplainedVersion[]> {
    const scope = await this.readableScope(ctx, siteId);
    return this.queries.history(definitionAt(kind, scope), scope, page);
  }

  /**
   * Writes an older version's values as the newest one.
   *
   * @returns the number of the new version
   * @throws UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, BAD_INPUT, CONFLICT, ORIGIN_TAKEN
   */
  async restore(
    ctx: RequestContext,
    kind: SettingsKind,
    siteId: string | undefined,
    version: number,
    options: ChangeOptions,
  ): Promise<number> {
    const scope = await this.changeableScope(ctx, siteId);
    const definition = definitionAt(kind, scope);
    if (kind === 'SITE') return (await this.sites.restore(ctx, scope, version, options)).settingsVersion;
    return (await this.settings.restore(ctx, definition, scope, version, options)).version;
  }

  private async readableScope(ctx: RequestContext, siteId: string | undefined): Promise<string> {
    if (siteId === undefined) requireModerator(ctx);
    else requireModeratorOf(ctx, siteId);
    return this.existing(siteId);
  }

  private async changeableScope(ctx: RequestContext, siteId: string | undefined): Promise<string> {
    requireAdmin(ctx);
    return this.existing(siteId);
  }

  private async existing(siteId: string | undefined): Promise<string> {
    if (siteId === undefined) return organisationScope;
    if (!(await this.siteQueries.byId(siteId))) throw coreError('NOT_FOUND', { what: 'site' });
    return siteId;
  }
}

function definitionAt(kind: SettingsKind, scope: string): SettingsDefinition {
  const { definition, scopes } = kinds[kind];
  const isKept = scopes === 'both' || (scopes === 'organisation') === (scope === organisationScope);
  if (isKept) return definition;
  const problem = scopes === 'site' ? 'These settings belong to a site: name it.' : 'These settings belong to no site.';
  throw coreError('BAD_INPUT', { problem });
}
