import { Args, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { karmaOf } from '../../comments/index.js';
import { ModeratedUserModel } from '../../users/graphql/index.js';
import { ModerationQueries } from '../moderation.queries.js';
import { AuthorRecordModel } from './context.models.js';
import { ModeratedCommentConnection } from './moderation.models.js';
import { moderatedPage, queuePage } from './queue-pages.js';

/** What moderators see of a person's past. */
@Resolver(() => ModeratedUserModel)
export class AuthorRecordResolver {
  constructor(private readonly queries: ModerationQueries) {}

  @ResolveField('record', () => AuthorRecordModel)
  async record(@Ctx() ctx: RequestContext, @Parent() { id }: ModeratedUserModel): Promise<AuthorRecordModel> {
    const { counts, lastWeek, lastMonth } = await this.queries.authorRecord(ctx, id);
    const withStatus = (status: string) => counts[`status_${status}`] ?? 0;
    return {
      total: counts['total'] ?? 0,
      unmoderated: withStatus('NONE'),
      approved: withStatus('APPROVED'),
      rejected: withStatus('REJECTED'),
      held: withStatus('PREMOD') + withStatus('SYSTEM_WITHHELD'),
      karma: karmaOf(counts),
      rejectedShare7Days: lastWeek,
      rejectedShare30Days: lastMonth,
    };
  }

  @ResolveField('comments', () => ModeratedCommentConnection, { description: 'All they have written, newest first.' })
  async comments(
    @Ctx() ctx: RequestContext,
    @Parent() { id }: ModeratedUserModel,
    @Args('first', { type: () => Int, defaultValue: 20 }) first: number,
    @Args('after', { type: () => String, nullable: true }) after?: string | null,
  ) {
    const page = queuePage({ first, after: after ?? null, orderBy: 'CREATED_AT_DESC' });
    return moderatedPage(await this.queries.byAuthor(ctx, id, page), page);
  }
}
