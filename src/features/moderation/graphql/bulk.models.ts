import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { RejectionCode } from '../../comments/index.js';
import { type BulkAction, bulkActions, type BulkState, bulkStates } from '../bulk/bulk.js';
import { RejectionCodeEnum } from './evidence.models.js';
import { ModerationFilterInput } from './moderation.inputs.js';
import { ModeratedCommentModel } from './moderation.models.js';

export const BulkActionEnum = enumType('BulkAction', bulkActions, 'What is done to each comment.');
export const BulkStateEnum = enumType(
  'BulkState',
  bulkStates,
  'PREVIEW is only counted; DONE may be undone for a while; STOPPED lost its right half-way.',
);

@ObjectType('BulkOperation', { description: 'A decision about many comments.' })
export class BulkOperationModel {
  @Field(() => ID)
  id!: string;

  @Field(() => BulkActionEnum)
  action!: BulkAction;

  @Field(() => BulkStateEnum)
  state!: BulkState;

  @Field(() => Int, { description: 'Comments found when it was previewed, at most 10,000.' })
  total!: number;

  @Field()
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Null while it cannot be undone.' })
  undoableUntil?: Date | undefined;
}

@InputType({ description: 'Exactly one of commentIDs, filter and authorID.' })
export class PreviewBulkInput {
  @Field(() => BulkActionEnum)
  action!: BulkAction;

  @Field(() => [ID], { nullable: true, description: 'At most 500.' })
  commentIDs?: string[] | null;

  @Field(() => ModerationFilterInput, { nullable: true })
  filter?: ModerationFilterInput | null;

  @Field(() => ID, { nullable: true, description: 'All that a person has written.' })
  authorID?: string | null;

  @Field(() => RejectionCodeEnum, { nullable: true, description: 'Why; only for a rejection.' })
  code?: RejectionCode | null;

  @Field(() => String, { nullable: true, description: 'Written to the authors, at most 2,000 characters.' })
  text?: string | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class BulkOperationInput {
  @Field(() => ID)
  operationID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class PreviewBulkPayload {
  @Field(() => BulkOperationModel)
  operation!: BulkOperationModel;

  @Field(() => [ModeratedCommentModel], { description: 'The first 20.' })
  samples!: readonly ModeratedCommentModel[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class BulkOperationPayload {
  @Field(() => BulkOperationModel)
  operation!: BulkOperationModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType('BulkProgress', { description: 'Comments by what came of them.' })
export class BulkProgressModel {
  @Field(() => Int)
  done!: number;

  @Field(() => Int, { description: 'There was nothing to do, or somebody changed them first.' })
  left!: number;

  @Field(() => Int, { description: 'Claimed by a colleague, or not to be decided.' })
  failed!: number;

  @Field(() => Int)
  undone!: number;

  @Field(() => Int, { description: 'Not undone, since somebody has changed them since.' })
  kept!: number;
}
