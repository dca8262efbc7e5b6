import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import {
  commentTags,
  type Decision,
  type ReasonCode,
  reasonCodes,
  type RejectionCode,
  rejectionCodes,
  type ReviewReason,
} from '../../comments/index.js';

const reviewEffects = ['FLAGGED', 'HELD', 'REJECTED', 'APPROVED'] as const;
const decisionKinds = ['APPROVED', 'REJECTED'] as const;

export const ReviewReasonCodeEnum = enumType('ReviewReasonCode', reasonCodes, 'What a review stage found.');

export const ReviewEffectEnum = enumType(
  'ReviewEffect',
  reviewEffects,
  'What came of a finding; FLAGGED leaves the comment published and asks a moderator to look.',
);

export const RejectionCodeEnum = enumType('RejectionCode', rejectionCodes, 'Why a moderator rejects.');

export const DecisionKindEnum = enumType('DecisionKind', decisionKinds, 'What a moderator decided.');

export const CommentTagEnum = enumType('CommentTag', commentTags, 'What a comment is marked as.');

@ObjectType('ReviewMatch', { description: "A stretch of the comment's words that a rule matched." })
export class ReviewMatchModel {
  @Field(() => Int, { description: 'In UTF-16 code units of the text without markup.' })
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

  @Field(() => Float, { nullable: true, description: '0 to 1, of stages that give one.' })
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

  @Field(() => [ReviewReasonModel], { description: 'What review found in this text.' })
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

  @Field(() => String, { nullable: true, description: 'Written to the author.' })
  text?: string | undefined;

  @Field(() => Int, { description: 'Number of the revision that was decided on, from 0.' })
  revision!: number;

  @Field()
  decidedAt!: Date;
}
