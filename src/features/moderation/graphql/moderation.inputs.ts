import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { ModerationQueue } from '../moderation-queue.js';
import { ModeratedCommentModel, ModerationQueueEnum } from './moderation.models.js';

@ArgsType()
export class ModerationQueueArgs {
  @Field(() => ModerationQueueEnum)
  queue!: ModerationQueue;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;
}

@InputType()
export class DecideCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class DecideCommentPayload {
  @Field(() => ModeratedCommentModel)
  comment!: ModeratedCommentModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
