import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { ReportsService } from '../reports.service.js';
import {
  DisagreeWithCommentInput,
  DisagreeWithCommentPayload,
  ReportCommentInput,
  ReportCommentPayload,
  WithdrawDisagreementInput,
  WithdrawDisagreementPayload,
  WithdrawReportInput,
  WithdrawReportPayload,
} from './report.inputs.js';

/** What readers say about comments of others. */
@Resolver()
export class ReportsResolver {
  constructor(private readonly service: ReportsService) {}

  @Mutation(() => ReportCommentPayload)
  async reportComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, reason, text, clientMutationID }: ReportCommentInput,
  ): Promise<ReportCommentPayload> {
    await this.service.report(ctx, { commentId: commentID, reason, text: text ?? undefined });
    return { commentID, clientMutationID };
  }

  @Mutation(() => WithdrawReportPayload)
  async withdrawReport(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, reason, clientMutationID }: WithdrawReportInput,
  ): Promise<WithdrawReportPayload> {
    await this.service.withdraw(ctx, commentID, reason);
    return { commentID, clientMutationID };
  }

  @Mutation(() => DisagreeWithCommentPayload)
  async disagreeWithComment(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, clientMutationID }: DisagreeWithCommentInput,
  ): Promise<DisagreeWithCommentPayload> {
    await this.service.disagree(ctx, commentID);
    return { commentID, clientMutationID };
  }

  @Mutation(() => WithdrawDisagreementPayload)
  async withdrawDisagreement(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, clientMutationID }: WithdrawDisagreementInput,
  ): Promise<WithdrawDisagreementPayload> {
    await this.service.withdrawDisagreement(ctx, commentID);
    return { commentID, clientMutationID };
  }
}
