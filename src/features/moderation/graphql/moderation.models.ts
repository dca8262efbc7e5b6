import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import {
  type CommentStatus,
  type CommentTag,
  commentTags,
  type Decision,
  type ReasonCode,
  reasonCodes,
  type RejectionCode,
  rejectionCodes,
  type ReviewReason,
} from '../../comments/index.js';
import { ChangeKindEnum, CommentStatusEnum, type StreamChangeKind } from '../../comments/graphql/index.js';
import { type ModerationQueue, moderationQueues } from '../moderation-queue.js';

const reviewEffects = ['FLAGGED', 'HELD', 'REJECTED', 'APPROVED'] as const;
const decisionKinds = ['APPROVED', 'REJECTED'] as const;

export const ModerationQueueEnum = enumType(
  'ModerationQueue',
  moderationQueues,
  'PENDING waits for a decision; REPORTED has reports since the last one; UNMODERATED is published and nobody has looked; FOR_REVIEW was flagged; ILLEGAL has an open notice.',
);

@ObjectType('ModeratedStory')
export class ModeratedStoryModel {
  @Field(() => ID)
  id!: string;

  @Field()
  url!: string;

  @Field(() => String, { nullable: true })
  title?: string;

  @Field()
  isClosed!: boolean;

  @Field(() => ID)
  siteID!: string;

  @Field(() => Int)
  commentCount!: number;
}

export const ReviewReasonCodeEnum = enumType('ReviewReasonCode', reasonCodes, 'What a review stage found.');

export const ReviewEffectEnum = enumType(
  'ReviewEffect',
  reviewEffects,
  'What came of a finding; FLAGGED leaves the comment published and asks a moderator to look.',
);

export const RejectionCodeEnum = enumType('RejectionCode', rejectionCodes, 'Why a moderator rejects.');

export const DecisionKindEnum = enumType('DecisionKind', decisionKinds, 'What a moderator decided.');

export const CommentTagEnum = enumType('CommentTag', commentTags, 'What a comment is marked as.');

@ObjectType('ReviewMatch', {
  description: "A stretch of the comment's words that a rule matched.",
})
export class ReviewMatchModel {
  @Field(() => Int, {
    description: 'In UTF-16 code units of the text without markup.',
  })
  start!: number;

  @Field(() => Int)
  end!: number;

  @Field({ description: 'The phrase, domain or category of the rule.' })
  rule!: string;
}

@ObjectType('ReviewReason', { description: 'Why a review stage acted.' })
export class ReviewReasonModel {
  @Field()
  stage!: string;

  @Field()
  ruleVersion!: string;

  @Field(() => ReviewReasonCodeEnum)
  code!: ReasonCode;

  @Field(() => ReviewEffectEnum)
  effect!: ReviewReason['effect'];

  @Field()
  detail!: string;

  @Field(() => Float, {
    nullable: true,
    description: '0 to 1, of stages that give one.',
  })
  score?: number | undefined;

  @Field(() => [ReviewMatchModel])
  matches!: readonly ReviewMatchModel[];
}

@ObjectType('CommentRevision')
export class CommentRevisionModel {
  @Field()
  body!: string;

  @Field()
  createdAt!: Date;

  @Field(() => [ReviewReasonModel], {
    description: 'What review found in this text.',
  })
  reasons!: readonly ReviewReasonModel[];
}

@ObjectType('ModerationDecision', {
  description: "A moderator's word about one revision.",
})
export class ModerationDecisionModel {
  @Field(() => DecisionKindEnum)
  kind!: Decision['kind'];

  @Field(() => RejectionCodeEnum, { nullable: true })
  code?: RejectionCode | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'Written to the author.',
  })
  text?: string | undefined;

  @Field(() => Int, {
    description: 'Number of the revision that was decided on, from 0.',
  })
  revision!: number;

  @Field()
  decidedAt!: Date;
}

@ObjectType('ReportCount')
export class ReportCountModel {
  @Field()
  reason!: string;

  @Field(() => Int)
  count!: number;
}

@ObjectType('CommentSignals', { description: 'What readers did to a comment.' })
export class CommentSignalsModel {
  @Field(() => Int, { description: 'Reports since the last decision.' })
  openReports!: number;

  @Field(() => Int, {
    description: 'Notices of illegal content that nobody has decided.',
  })
  openNotices!: number;

  @Field(() => Int)
  disagreements!: number;

  @Field(() => Int)
  reactions!: number;

  @Field(() => [ReportCountModel], {
    description: 'All reports there ever were, by reason.',
  })
  reports!: readonly ReportCountModel[];
}

@ObjectType('ModeratedComment', {
  description: 'A comment as moderators see it.',
})
export class ModeratedCommentModel {
  @Field(() => ID)
  id!: string;

  @Field()
  body!: string;

  @Field(() => CommentStatusEnum)
  status!: CommentStatus;

  @Field(() => [ModerationQueueEnum], {
    description: 'Every queue it stands in.',
  })
  queues!: readonly ModerationQueue[];

  @Field(() => ModerationQueueEnum, {
    nullable: true,
    description: 'The most urgent of its queues.',
  })
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

  @Field(() => [CommentRevisionModel], {
    description: 'Oldest first; the last is what readers see.',
  })
  revisions!: readonly CommentRevisionModel[];

  @Field(() => Date, { nullable: true })
  decidedAt?: Date;

  @Field(() => ModerationDecisionModel, { nullable: true })
  decision?: ModerationDecisionModel | undefined;

  @Field(() => [CommentTagEnum])
  tags!: readonly CommentTag[];

  @Field(() => String, { nullable: true, description: 'Of the story.' })
  section?: string | undefined;

  @Field(() => String, { nullable: true })
  language?: string | undefined;

  @Field(() => CommentSignalsModel)
  signals!: CommentSignalsModel;

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
