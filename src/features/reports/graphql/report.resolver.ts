import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx, RequestLoaders } from '../../../core/graphql/context/graphql-context.js';
import type { Loaders } from '../../../core/graphql/context/loaders.js';
import { UsersQueries } from '../../users/index.js';
import { loadUser, ModeratedUserModel, toModeratedUser } from '../../users/graphql/index.js';
import type { ReporterRecord } from '../report.js';
import { ReportsQueries } from '../reports.queries.js';
import { ReporterRecordModel, ReportModel } from './report.models.js';

const records = Symbol('records of reporters');

/** Who reported, and how often they were right. */
@Resolver(() => ReportModel)
export class ReportResolver {
  constructor(
    private readonly users: UsersQueries,
    private readonly queries: ReportsQueries,
  ) {}

  @ResolveField('reporter', () => ModeratedUserModel, {
    nullable: true,
    description: 'Null where nobody was signed in.',
  })
  async reporter(
    @Parent() { userId }: ReportModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ModeratedUserModel | null> {
    return userId ? toModeratedUser(userId, await loadUser(loaders, this.users, userId)) : null;
  }

  @ResolveField('reporterRecord', () => ReporterRecordModel, { nullable: true })
  async reporterRecord(
    @Ctx() ctx: RequestContext,
    @Parent() { userId }: ReportModel,
    @RequestLoaders() loaders: Loaders,
  ): Promise<ReporterRecord | null> {
    if (!userId) return null;
    const load = (ids: readonly string[]) => Promise.all(ids.map((id) => this.queries.recordOf(ctx, id)));
    return loaders.for(records, () => new DataLoader<string, ReporterRecord>(load)).load(userId);
  }
}
