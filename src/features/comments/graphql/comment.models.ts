import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import {
  commentOrders,
  type CommentTag,
  commentTags,
  type CommentStatus,
  commentStatuses,
  type Match,
  type ReasonCode,
  reasonCodes,
  type SignalCounts,
  type TagLink,
} from '../comment.js';
import { type ConstructiveFact, constructiveFacts, type ConstructiveReason } from '../constructiveness.js';

export const CommentStatusEnum = enumType(
  'CommentStatus',
  commentStatuses,
  'NONE and APPROVED are published; PREMOD and SYSTEM_WITHHELD wait for a moderator.',
);

export const CommentOrderEnum = enumType(
  'CommentOrder',
  commentOrders,
  'Newest first, oldest first, most replies first, most reactions first, most constructive first.',
);

export const PublicTagEnum = enumType(
  'PublicCommentTag',
  commentTags,
  'FEATURED and PINNED are the newsroom’s choice.',
);

export const ConstructiveFactEnum = enumType(
  'ConstructiveFact',
  constructiveFacts,
  'DISPUTED: readers disagree with it or have reported it. SOURCES: a few links. The rest say what they are.',
);

@ObjectType('ConstructiveReason', { description: 'A fact about a comment, and what it adds to its score.' })
export class ConstructiveReasonModel implements ConstructiveReason {
  @Field(() => ConstructiveFactEnum)
  fact!: ConstructiveFact;

  @Field(() => Int)
  points!: number;
}

@ObjectType('Constructiveness', { description: 'Why a comment stands where it does in the order CONSTRUCTIVE_DESC.' })
export class ConstructivenessModel {
  @Field(() => Int, { description: 'The sum of the points.' })
  score!: number;

  @Field(() => [ConstructiveReasonModel], { description: 'What counts most for it first.' })
  reasons!: readonly ConstructiveReasonModel[];
}

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

  @Field(() => [PublicTagEnum], { description: 'What moderators and experts have marked it as.' })
  tags!: readonly CommentTag[];

  @Field(() => Int, { nullable: true, description: 'Stars, 1 to 5, of a review.' })
  rating?: number | undefined;

  /** Not a field: what its score is told from, beside `signals` and `body`. */
  tagLinks!: readonly TagLink[];

  /** Not fields: what the newsroom's own tags are told from. */
  siteId!: string;
  newsroomTagNames!: readonly string[];

  /** Not a field: the key of the `author` field's loader. */
  authorId!: string;

  /** Not a field: what other features tell of it. */
  signals!: SignalCounts;

  /** Not a field: the number of the story's log that the page belongs to, replies included. */
  asOf?: number;
}

@ObjectType()
export class CommentConnection extends Connection(CommentModel, 'Comment') {}

export const ReasonCodeEnum = enumType('ReasonCode', reasonCodes, 'What a rule or a service found in a comment.');

export const StatementKindEnum = enumType(
  'StatementKind',
  ['HELD', 'REJECTED'],
  'HELD waits for a moderator; REJECTED is not published.',
);

@ObjectType('OwnCommentMatch', { description: 'A part of the comment’s plain text, in UTF-16 code units.' })
export class OwnCommentMatchModel implements Match {
  @Field(() => Int)
  start!: number;

  @Field(() => Int)
  end!: number;

  @Field()
  rule!: string;
}

@ObjectType('OwnCommentReason', { description: 'What review found against a comment.' })
export class OwnCommentReasonModel {
  @Field(() => ReasonCodeEnum)
  code!: ReasonCode;

  @Field()
  detail!: string;

  @Field(() => [OwnCommentMatchModel])
  matches!: readonly OwnCommentMatchModel[];
}

@ObjectType('StatementOfReasons', { description: 'Why readers do not see a comment.' })
export class StatementOfReasonsModel {
  @Field(() => StatementKindEnum)
  kind!: 'HELD' | 'REJECTED';

  @Field({ description: 'Whether no person has had a part in it.' })
  automated!: boolean;

  @Field({ description: 'A `ReasonCode`, or the code of a moderator’s rejection.' })
  code!: string;

  @Field()
  text!: string;

  @Field(() => [String], { description: 'What was found, one sentence each.' })
  facts!: readonly string[];

  @Field()
  decidedAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Of a rejection: what is held is not decided yet.' })
  decisionID?: string | undefined;

  /** Not fields: keys of other features' fields. */
  commentId!: string;
  siteId!: string;
}

@ObjectType('CommentedStory', {
  description: 'The page under which somebody wrote, as their list of comments names it.',
})
export class CommentedStoryModel {
  @Field(() => ID)
  id!: string;

  @Field()
  url!: string;

  @Field(() => String, { nullable: true })
  title?: string | undefined;
}

@ObjectType('OwnComment', { description: 'A comment as its author sees it, held ones included.' })
export class OwnCommentModel {
  @Field(() => CommentModel)
  comment!: CommentModel;

  @Field(() => CommentStatusEnum)
  status!: CommentStatus;

  @Field()
  editableUntil!: Date;

  @Field(() => [OwnCommentReasonModel], { description: 'Empty where the comment is published.' })
  reasons!: readonly OwnCommentReasonModel[];

  @Field(() => StatementOfReasonsModel, { nullable: true, description: 'Absent where the comment is published.' })
  statement?: StatementOfReasonsModel;
}

@ObjectType()
export class OwnCommentConnection extends Connection(OwnCommentModel, 'OwnComment') {}
