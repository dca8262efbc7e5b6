import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { CommentOrder, CommentTag } from '../comment.js';
import { CommentOrderEnum, OwnCommentModel, PublicTagEnum } from './comment.models.js';

@InputType()
export class CreateCommentInput {
  @Field(() => ID)
  storyID!: string;

  @Field(() => ID, { nullable: true })
  parentID?: string | null;

  @Field()
  body!: string;

  @Field(() => Int, { nullable: true, description: 'Stars, 1 to 5: of a story that collects reviews, and only there.' })
  rating?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Sends it although COMMENT_MAY_BREAK_RULES was answered: a moderator then looks at it.',
  })
  insists?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Idempotency key: sent again, the first comment comes back.' })
  clientMutationID?: string | null;
}

@InputType()
export class EditCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field()
  body!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Sends it although COMMENT_MAY_BREAK_RULES was answered: a moderator then looks at it.',
  })
  insists?: boolean | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class DeleteCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class CreateCommentPayload {
  @Field(() => OwnCommentModel)
  comment!: OwnCommentModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class EditCommentPayload {
  @Field(() => OwnCommentModel)
  comment!: OwnCommentModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class DeleteCommentPayload {
  @Field(() => ID)
  commentID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ArgsType()
export class CommentPageArgs {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => CommentOrderEnum, { defaultValue: 'CREATED_AT_DESC' })
  orderBy!: CommentOrder;
}

@ArgsType()
export class ReplyPageArgs {
  @Field(() => Int, { defaultValue: 3 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => CommentOrderEnum, { defaultValue: 'CREATED_AT_ASC' })
  orderBy!: CommentOrder;
}

@ArgsType()
export class TaggedCommentsArgs {
  @Field(() => PublicTagEnum)
  tag!: CommentTag;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}
