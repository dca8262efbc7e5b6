import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../../core/context/request-context.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import { NoticesService } from '../notices/notices.service.js';
import {
  NoticeStatusModel,
  ReportIllegalContentInput,
  ReportIllegalContentPayload,
  toNoticeStatus,
} from './notice.models.js';

/** Notices of illegal content, for whoever sends them. */
@Resolver()
export class NoticesResolver {
  constructor(private readonly service: NoticesService) {}

  @Mutation(() => ReportIllegalContentPayload)
  async reportIllegalContent(
    @Ctx() ctx: RequestContext,
    @Args('input') { commentID, law, explanation, name, email, goodFaith, clientMutationID }: ReportIllegalContentInput,
  ): Promise<ReportIllegalContentPayload> {
    const { id } = await this.service.send(ctx, {
      commentId: commentID,
      law,
      explanation,
      name: name ?? undefined,
      email: email ?? undefined,
      goodFaith,
    });
    return { reference: id, clientMutationID };
  }

  @Query(() => NoticeStatusModel, { nullable: true })
  async illegalNotice(@Args('reference', { type: () => ID }) reference: string): Promise<NoticeStatusModel | null> {
    const notice = await this.service.byReference(reference);
    return notice ? toNoticeStatus(notice) : null;
  }
}
