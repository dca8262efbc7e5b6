import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
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
