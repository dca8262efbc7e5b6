import { Args, ArgsType, Field, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { z } from 'zod';
import type { RequestContext } from '../../../core/context/request-context.js';
import { decodeCursor, encodeCursor, numericKey } from '../../../core/graphql/connection/cursor.js';
import { checkedFirst, mapPage, pageOf } from '../../../core/graphql/connection/page.js';
import { Ctx } from '../../../core/graphql/context/graphql-context.js';
import type { NoticeState } from '../notices/notice.js';
import { NoticeDecisionsService } from '../notices/notice-decisions.service.js';
import {
  DecideNoticeInput,
  DecideNoticePayload,
  IllegalNoticeConnection,
  NoticeStateEnum,
  TakeNoticeInput,
  TakeNoticePayload,
  toNoticeModel,
} from './notice.models.js';

const cursorShape = z.tuple([numericKey, z.string().max(64)]);

@ArgsType()
class IllegalNoticesArgs {
  @Field(() => NoticeStateEnum, { nullable: true })
  state?: NoticeState | null;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** Notices of illegal content, for moderators. */
@Resolver()
export class StaffNoticesResolver {
  constructor(private readonly service: NoticeDecisionsService) {}

  @Query(() => IllegalNoticeConnection, { description: 'Oldest first.' })
  async illegalNotices(@Ctx() ctx: RequestContext, @Args() args: IllegalNoticesArgs) {
    const first = checkedFirst(args.first);
    const position = args.after ? decodeCursor(args.after, cursorShape) : undefined;
    const after = position && { key: position[0], id: position[1] };
    const filter = { state: args.state ?? undefined, siteId: args.siteID ?? undefined };
    const rows = await this.service.list(ctx, filter, { first, after });
    return mapPage(
      pageOf(rows, first, ({ createdAt, id }) => encodeCursor([createdAt.getTime(), id])),
      toNoticeModel,
    );
  }

  @Mutation(() => TakeNoticePayload)
  async takeNotice(
    @Ctx() ctx: RequestContext,
    @Args('input') { noticeID, clientMutationID }: TakeNoticeInput,
  ): Promise<TakeNoticePayload> {
    return { notice: toNoticeModel(await this.service.take(ctx, noticeID)), clientMutationID };
  }

  @Mutation(() => DecideNoticePayload)
  async decideNotice(
    @Ctx() ctx: RequestContext,
    @Args('input') { noticeID, clientMutationID, ...said }: DecideNoticeInput,
  ): Promise<DecideNoticePayload> {
    const { verdict, grounds, explanation } = said;
    const notice = await this.service.decide(ctx, { noticeId: noticeID, verdict, grounds, explanation });
    return { notice: toNoticeModel(notice), clientMutationID };
  }
}
