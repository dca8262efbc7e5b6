import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { CommentStatus, CommentTag, SignalCounts } from '../../comments/index.js';
import { ChangeKindEnum, CommentStatusEnum, type StreamChangeKind } from '../../comments/graphql/index.js';
import { CommentRevisionModel, CommentTagEnum, ModerationDecisionModel, ReviewReasonModel } from './evidence.models.js';
import { type ModerationQueue, moderationQueues } from '../moderation-queue.js';

export const ModerationQueueEnum = enumType(
  'ModerationQueue',
  moderationQueues,
  'PENDING waits for a decision; REPORTED has reports since the last one; UNMODERATED is published and nobody has looked; FOR_REVIEW was flagged; ILLEGAL has an open notice.',
);

@ObjectType('ModeratedComment', { description: 'A comment as moderators see it.' })
export class ModeratedCommentModel {
  @Field(() => ID)
  id!: string;

  @Field()
  body!: string;

  @Field(() => CommentStatusEnum)
  status!: CommentStatus;

  @Field(() => [ModerationQueueEnum], { description: 'Every queue it stands in.' })
  queues!: readonly ModerationQueue[];

  @Field(() => ModerationQueueEnum, { nullable: true, description: 'The most urgent of its queues.' })
  queue?: ModerationQueue | undefined;

  @Field()
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  editedAt?: Date;

  @Field(() => ID, { nullable: true })
  parentID?: string;

  @Field(() => Int)
  replyCount!: number;

  @Field(() => [ReviewReasonModel])
  reasons!: readonly ReviewReasonModel[];

  @Field(() => [CommentRevisionModel], { description: 'Oldest first; the last is what readers see.' })
  revisions!: readonly CommentRevisionModel[];

  @Field(() => Date, { nullable: true })
  decidedAt?: Date;

  @Field(() => ModerationDecisionModel, { nullable: true })
  decision?: ModerationDecisionModel | undefined;

  @Field(() => [CommentTagEnum])
  tags!: readonly CommentTag[];

  @Field(() => [String], { description: "The newsroom's own tags, by name, also those that readers do not see." })
  newsroomTags!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Of the story.' })
  section?: string | undefined;

  @Field(() => String, { nullable: true })
  language?: string | undefined;

  /** Not a field: numbers that fields are made of. */
  signals!: SignalCounts;

  /** Not fields: keys of the loaders. */
  authorId!: string;
  storyId!: string;
  moderatorId?: string;
}

@ObjectType()
export class ModeratedCommentConnection extends Connection(ModeratedCommentModel, 'ModeratedComment') {}

@ObjectType('ModerationCounts', {
  description: 'How many comments are in each queue.',
})
export class ModerationCountsModel {
  @Field(() => Int)
  pending!: number;

  @Field(() => Int)
  reported!: number;

  @Field(() => Int)
  unmoderated!: number;

  @Field(() => Int)
  forReview!: number;

  @Field(() => Int)
  illegal!: number;

  @Field(() => Int)
  approved!: number;

  @Field(() => Int)
  rejected!: number;
}

@ObjectType('ModerationQueueCount')
export class ModerationQueueCountModel {
  @Field(() => Int)
  count!: number;

  @Field({ description: 'Whether there are no more than that.' })
  isExact!: boolean;
}

@ObjectType('QueueEvent')
export class QueueEventModel {
  @Field()
  eventID!: string;

  @Field(() => ChangeKindEnum)
  kind!: StreamChangeKind;

  @Field(() => ModerationQueueEnum)
  queue!: ModerationQueue;

  @Field(() => ID)
  commentID!: string;

  @Field(() => ModeratedCommentModel, { nullable: true })
  comment?: ModeratedCommentModel;
}
