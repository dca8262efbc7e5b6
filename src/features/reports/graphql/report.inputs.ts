import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { ReportReason } from '../report.js';
import { ReportReasonEnum } from './report.models.js';

@InputType({ isAbstract: true })
abstract class AboutComment {
  @Field(() => ID)
  commentID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class ReportCommentInput extends AboutComment {
  @Field(() => ReportReasonEnum)
  reason!: ReportReason;

  @Field(() => String, { nullable: true, description: 'For the moderators; at most 1,000 characters.' })
  text?: string | null;
}

@InputType()
export class WithdrawReportInput extends AboutComment {
  @Field(() => ReportReasonEnum)
  reason!: ReportReason;
}

@InputType()
export class DisagreeWithCommentInput extends AboutComment {}

@InputType()
export class WithdrawDisagreementInput extends AboutComment {}

@ObjectType({ isAbstract: true })
abstract class Noted {
  @Field(() => ID)
  commentID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ReportCommentPayload extends Noted {}

@ObjectType()
export class WithdrawReportPayload extends Noted {}

@ObjectType()
export class DisagreeWithCommentPayload extends Noted {}

@ObjectType()
export class WithdrawDisagreementPayload extends Noted {}
