import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { SitesQueries } from '../../sites/index.js';
import { SanctionsQueries } from '../sanctions.queries.js';
import { SanctionModel, toSanction } from './sanction.models.js';
import { ViewerModel } from './user.models.js';

/** What was decided against the reader, and why (DSA Art. 17). */
@Resolver(() => ViewerModel)
export class ViewerSanctionsResolver {
  constructor(private readonly sanctions: SanctionsQueries) {}

  @ResolveField('sanctions', () => [SanctionModel], {
    description: 'What the moderators have decided about the account, and have not taken back; newest first.',
  })
  async ofViewer(@Parent() { id }: ViewerModel): Promise<SanctionModel[]> {
    return (await this.sanctions.toldTo(id)).map((sanction) => toSanction(id, sanction));
  }
}

/** Where it holds, in words. Sites are remembered: naming one costs no read. */
@Resolver(() => SanctionModel)
export class SanctionedSiteResolver {
  constructor(private readonly sites: SitesQueries) {}

  @ResolveField('siteName', () => String, { nullable: true, description: 'Null: everywhere.' })
  async siteName(@Parent() { siteID }: SanctionModel): Promise<string | null> {
    return siteID === undefined ? null : ((await this.sites.byId(siteID))?.name ?? null);
  }
}
