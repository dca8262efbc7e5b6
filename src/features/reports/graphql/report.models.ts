import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type Report, type ReportReason, reportReasons } from '../report.js';

export const ReportReasonEnum = enumType('ReportReason', reportReasons, 'Why a reader reports a comment.');

@ObjectType('ReporterRecord', { description: "What became of a person's newest reports, at most 100." })
export class ReporterRecordModel {
  @Field(() => Int)
  reports!: number;

  @Field(() => Int)
  followedByRejection!: number;

  @Field(() => Int)
  followedByApproval!: number;
}

@ObjectType('Report', { description: 'A report as moderators see it.' })
export class ReportModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ReportReasonEnum)
  reason!: ReportReason;

  @Field(() => String, { nullable: true })
  text?: string;

  @Field()
  createdAt!: Date;

  /** Not a field: the key of the loaders. */
  userId?: string;
}

export function toReportModel({ id, reason, text, createdAt, userId }: Report): ReportModel {
  return { id, reason, text, createdAt, userId };
}
