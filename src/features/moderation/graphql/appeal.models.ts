import { ArgsType, createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { RejectionCode } from '../../comments/index.js';
import type { SanctionKind } from '../../users/index.js';
import { SanctionKindEnum } from '../../users/graphql/index.js';
import { type Appeal, type AppealState, type AppealVerdict, appealVerdicts, isOfComment } from '../appeals/appeal.js';
import type { QueueOrder } from '../moderation-queue.js';
import { RejectionCodeEnum } from './evidence.models.js';
import { QueueOrderEnum } from './moderation.inputs.js';
import { AppealStateEnum } from './own-appeal.models.js';

export const AppealVerdictEnum = enumType(
  'AppealVerdict',
  appealVerdicts,
  'GRANT reverses the decision, UPHOLD leaves it.',
);

/** What every appealed decision has. */
@ObjectType({ isAbstract: true })
abstract class AppealedFields {
  @Field(() => ID)
  id!: string;

  @Field({ description: 'Whether no person has had a part in it.' })
  automated!: boolean;

  @Field(() => String, { nullable: true, description: 'Written to the author.' })
  text?: string | undefined;

  @Field()
  decidedAt!: Date;

  /** Not a field: the key of a loader. */
  by!: string;
}

@ObjectType('AppealedDecision', { description: 'A rejection as it was when its author appealed.' })
export class AppealedDecisionModel extends AppealedFields {
  @Field(() => ID)
  commentID!: string;

  @Field({ description: 'A `ReviewReasonCode`, or a `RejectionCode` of a moderator.' })
  code!: string;

  @Field(() => Int, { description: 'Number of the revision that was rejected, from 0.' })
  revision!: number;
}

@ObjectType('AppealedSanction', {
  description: 'A decision about the author themselves, as it was when they appealed.',
})
export class AppealedSanctionModel extends AppealedFields {
  @Field(() => SanctionKindEnum)
  kind!: SanctionKind;

  @Field({ description: 'A `SanctionCode`.' })
  code!: string;

  @Field(() => Date, { nullable: true, description: 'The end of a suspension.' })
  until?: Date | undefined;
}

export const AppealSubjectUnion = createUnionType({
  name: 'AppealSubject',
  description: 'What an appeal is about: the rejection of a comment, or what was decided about its author.',
  types: () => [AppealedDecisionModel, AppealedSanctionModel] as const,
  resolveType: (subject: AppealedFields) => ('commentID' in subject ? AppealedDecisionModel : AppealedSanctionModel),
});

@ObjectType('Appeal', { description: 'An author’s complaint about a decision, as moderators see it.' })
export class AppealModel {
  @Field(() => ID)
  id!: string;

  @Field(() => AppealStateEnum)
  state!: AppealState;

  @Field(() => ID, { nullable: true, description: 'Null where it is about what holds everywhere.' })
  siteID?: string | undefined;

  @Field(() => AppealSubjectUnion)
  subject!: AppealedDecisionModel | AppealedSanctionModel;

  @Field({ description: 'The author’s words.' })
  text!: string;

  @Field()
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'Told to the author.' })
  answer?: string | undefined;

  @Field(() => RejectionCodeEnum, {
    nullable: true,
    description: 'The ground on which a rejection stays, where it is another one than before.',
  })
  code?: RejectionCode | undefined;

  @Field(() => Date, { nullable: true })
  answeredAt?: Date | undefined;

  /** Not a field: what the other fields are made of. */
  whole!: Appeal;
}

@ObjectType()
export class AppealConnection extends Connection(AppealModel, 'Appeal') {}

@ArgsType()
export class AppealsArgs {
  @Field(() => AppealStateEnum, { nullable: true, defaultValue: 'OPEN', description: 'null: in whatever state.' })
  state?: AppealState | null;

  @Field(() => ID, { nullable: true })
  siteID?: string | null;

  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true, description: 'A cursor of the same order.' })
  after?: string | null;

  @Field(() => QueueOrderEnum, { defaultValue: 'CREATED_AT_ASC' })
  orderBy!: QueueOrder;
}

@InputType()
export class DecideAppealInput {
  @Field(() => ID)
  appealID!: string;

  @Field(() => AppealVerdictEnum)
  verdict!: AppealVerdict;

  @Field(() => String, {
    nullable: true,
    description: 'Told to the author, at most 2,000 characters; an appeal cannot be turned down without it.',
  })
  text?: string | null;

  @Field(() => RejectionCodeEnum, {
    nullable: true,
    description: 'For UPHOLD of a rejection: the ground on which it stays, where it is another one than before.',
  })
  code?: RejectionCode | null;

  @Field({ defaultValue: false, description: 'Although a colleague has claimed the comment.' })
  force!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class DecideAppealPayload {
  @Field(() => AppealModel)
  appeal!: AppealModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

export function toAppealModel(appeal: Appeal): AppealModel {
  const { id, siteId: siteID, state, text, createdAt, outcome } = appeal;
  const { text: answer, code, at: answeredAt } = outcome ?? {};
  return { id, siteID, state, text, createdAt, subject: subjectOf(appeal), answer, code, answeredAt, whole: appeal };
}

function subjectOf(appeal: Appeal): AppealedDecisionModel | AppealedSanctionModel {
  if (isOfComment(appeal)) {
    const { at: decidedAt, ...decision } = appeal.decision;
    return { ...decision, decidedAt, commentID: appeal.commentId };
  }
  const { at: decidedAt, ...decision } = appeal.decision;
  return { ...decision, decidedAt };
}
