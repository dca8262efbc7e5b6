import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { commentOrders, type CommentStatus, commentStatuses, type SignalCounts } from '../comment.js';

export const CommentStatusEnum = enumType(
  'CommentStatus',
  commentStatuses,
  'NONE and APPROVED are published; PREMOD and SYSTEM_WITHHELD wait for a moderator.',
);

export const CommentOrderEnum = enumType(
  'CommentOrder',
  commentOrders,
  'Newest first, oldest first, most replies first, most reactions first.',
);

@ObjectType('Comment', { description: 'A comment as everybody may see it.' })
export class CommentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  storyID!: string;

  @Field(() => ID, { nullable: true })
  parentID?: string;

  @Field({ description: 'HTML of a short allow-list, sanitised when it was written.' })
  body!: string;

  @Field()
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  editedAt?: Date;

  @Field(() => Int, { description: 'Direct replies that readers can see.' })
  replyCount!: number;

  /** Not a field: the key of the `author` field's loader. */
  authorId!: string;

  /** Not a field: what other features tell of it. */
  signals!: SignalCounts;

  /** Not a field: the number of the story's log that the page belongs to, replies included. */
  asOf?: number;
}

@ObjectType()
export class CommentConnection extends Connection(CommentModel, 'Comment') {}

@ObjectType('OwnComment', { description: 'A comment as its author sees it, held ones included.' })
export class OwnCommentModel {
  @Field(() => CommentModel)
  comment!: CommentModel;

  @Field(() => CommentStatusEnum)
  status!: CommentStatus;

  @Field()
  editableUntil!: Date;
}
