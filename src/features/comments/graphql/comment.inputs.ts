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

  @Field(() => [String], {
    nullable: true,
    description: 'Names among the `authorTags` of the story’s settings, at most 3.',
  })
  tags?: string[] | null;

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
  @Field(() => Int, { nullable: true, description: '20 unless said otherwise.' })
  first?: number | null;

  @Field(() => String, { nullable: true })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Instead of `first`: counted from the end of the order, which the page is in all the same.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'With `last`: the `startCursor` of the page after this one.' })
  before?: string | null;

  @Field(() => CommentOrderEnum, {
    nullable: true,
    description: 'Without it the `defaultOrder` of the story, in a CHAT from its newest page.',
  })
  orderBy?: CommentOrder | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only questions of a QA that are, or are not, answered; newest or oldest first.',
  })
  answered?: boolean | null;
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
export class AncestorsArgs {
  @Field(() => Int, { defaultValue: 10 })
  last!: number;
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
