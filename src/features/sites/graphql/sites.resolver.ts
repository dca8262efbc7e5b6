import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { canModerateSite } from '../../../core/context/actor.js';
import type { RequestContext } from '../../../core/context/request-context.js';
import { requireModerator } from '../../../core/context/require-role.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { SitesQueries } from '../sites.queries.js';
import { SitesService } from '../sites.service.js';
import {
  CreateSiteInput,
  ManagedSiteModel,
  SitePayload,
  toManagedSite,
  UpdateSiteInput,
} from './managed-site.models.js';

@Resolver()
export class SitesResolver {
  constructor(
    private readonly service: SitesService,
    private readonly queries: SitesQueries,
  ) {}

  @Query(() => [ManagedSiteModel], { description: 'Those that the viewer moderates.' })
  async sites(@Ctx() ctx: RequestContext): Promise<ManagedSiteModel[]> {
    requireModerator(ctx);
    const sites = await this.queries.all();
    return sites.filter(({ id }) => canModerateSite(ctx.actor, id)).map(toManagedSite);
  }

  @Mutation(() => SitePayload)
  async createSite(@Ctx() ctx: RequestContext, @Args('input') input: CreateSiteInput): Promise<SitePayload> {
    const { name, origins, moderation, clientMutationID } = input;
    const site = await this.service.create(ctx, { name, origins, moderation: moderation ?? undefined });
    return { site: toManagedSite(site), clientMutationID };
  }

  @Mutation(() => SitePayload)
  async updateSite(@Ctx() ctx: RequestContext, @Args('input') input: UpdateSiteInput): Promise<SitePayload> {
    const { siteID, clientMutationID, expectedVersion, note, ...change } = input;
    const options = { expectedVersion: expectedVersion ?? undefined, note: note ?? undefined };
    const site = await this.service.update(ctx, siteID, withoutNulls(change), options);
    return { site: toManagedSite(site), clientMutationID };
  }
}

type WithoutNulls<T> = { [Key in keyof T]?: NonNullable<T[Key]> };

function withoutNulls<T extends object>(input: T): WithoutNulls<T> {
  const given = Object.entries(input).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(given) as WithoutNulls<T>;
}
