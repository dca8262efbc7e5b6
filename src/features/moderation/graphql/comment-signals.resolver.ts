import { Field, Int, ObjectType, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { type ReportReason, ReportsQueries } from '../../reports/index.js';
import { ReportModel, ReportReasonEnum, toReportModel } from '../../reports/graphql/index.js';
import { ModeratedCommentModel } from './moderation.models.js';

@ObjectType('ReportCount')
class ReportCountModel {
  @Field(() => ReportReasonEnum)
  reason!: ReportReason;

  @Field(() => Int)
  count!: number;
}

@ObjectType('CommentSignals', { description: 'What readers did to a comment, each person counted once.' })
class CommentSignalsModel {
  @Field(() => Int)
  reactions!: number;

  @Field(() => [ReportCountModel], { description: 'All reports, by reason.' })
  reports!: readonly ReportCountModel[];

  @Field(() => Int, { description: 'Reports since the last decision.' })
  openReports!: number;

  @Field(() => Int)
  disagreements!: number;

  @Field(() => Int, { description: 'Notices of illegal content that nobody has decided.' })
  openNotices!: number;
}

/** What readers say about a comment, for those who decide about it. */
@Resolver(() => ModeratedCommentModel)
export class CommentSignalsResolver {
  constructor(private readonly reports: ReportsQueries) {}

  @ResolveField('signals', () => CommentSignalsModel)
  signals(@Parent() { signals }: ModeratedCommentModel): CommentSignalsModel {
    const { reactionTotal: reactions, openReports, disagreements, openNotices } = signals;
    const reports = Object.entries(signals.reports).map(([reason, count]) => ({
      reason: reason as ReportReason,
      count,
    }));
    return { reactions, reports, openReports, disagreements, openNotices };
  }

  @ResolveField('reports', () => [ReportModel], { description: 'The newest 50.' })
  async reportsOf(@Ctx() ctx: RequestContext, @Parent() { id }: ModeratedCommentModel): Promise<ReportModel[]> {
    return (await this.reports.ofComment(ctx, id)).map(toReportModel);
  }
}
