import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { ReasonCode, RejectionCode } from '../../comments/index.js';
import { RejectionCodeEnum, ReviewReasonCodeEnum } from './evidence.models.js';
import { type ModerationQueue, type QueueOrder, queueOrders } from '../moderation-queue.js';
import { ModeratedCommentModel, ModerationQueueEnum } from './moderation.models.js';

export const QueueOrderEnum = enumType('ModerationQueueOrder', queueOrders, 'Newest first or oldest first.');

/** Which comments of a queue; every field that is given has to fit. */
@ArgsType()
@InputType({ isAbstract: true })
export class ModerationFilterFields {
  @Field(() => ModerationQueueEnum)
  queue!: ModerationQueue;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => ID, { nullable: true })
  storyID?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the story.' })
  section?: string | null;

  @Field(() => ID, { nullable: true })
  authorID?: string | null;

  @Field(() => ReviewReasonCodeEnum, { nullable: true, description: 'What review found in the comment.' })
  reason?: ReasonCode | null;

  @Field(() => String, { nullable: true, description: "One of Talk's tags, or the name of one of the newsroom's." })
  tag?: string | null;

  @Field(() => String, { nullable: true })
  language?: string | null;
}

@InputType({
  description: 'Which comments of a queue; every field that is given has to fit.',
})
export class ModerationFilterInput extends ModerationFilterFields {}

@ArgsType()
export class ModerationQueueArgs extends ModerationFilterFields {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true, description: 'A cursor of the same order.' })
  after?: string | null;

  @Field(() => QueueOrderEnum, { defaultValue: 'CREATED_AT_DESC' })
  orderBy!: QueueOrder;
}

@InputType()
export class DecideCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'Number of the revision that was looked at, from 0: refused with COMMENT_EDITED once there is another.',
  })
  revision?: number | null;

  @Field(() => RejectionCodeEnum, { nullable: true, description: 'Why; only for a rejection.' })
  code?: RejectionCode | null;

  @Field(() => String, { nullable: true, description: 'Written to the author, at most 2,000 characters.' })
  text?: string | null;

  @Field({ defaultValue: false, description: 'Although a colleague has claimed the comment.' })
  force!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class MarkCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field({ defaultValue: false, description: 'Although a colleague has claimed the comment.' })
  force!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class TagCommentInput extends MarkCommentInput {
  @Field({ description: "One of Talk's tags, or the name of one of the newsroom's." })
  tag!: string;
}

@ObjectType()
export class DecideCommentPayload {
  @Field(() => ModeratedCommentModel)
  comment!: ModeratedCommentModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
