import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import {
  type IllegalNotice,
  type NoticeState,
  noticeStates,
  type NoticeVerdict,
  noticeVerdicts,
} from '../notices/notice.js';

export const NoticeStateEnum = enumType(
  'NoticeState',
  noticeStates,
  'AWAITING and UNDER_REVIEW are open; VOID: the comment was gone before anybody decided.',
);
export const NoticeVerdictEnum = enumType('NoticeVerdict', noticeVerdicts, 'What a moderator says of a notice.');

/** What the sender and moderators alike may know. */
@ObjectType({ isAbstract: true })
abstract class NoticeFields {
  @Field(() => NoticeStateEnum)
  state!: NoticeState;

  @Field()
  createdAt!: Date;

  @Field(() => Date, { nullable: true })
  decidedAt?: Date | undefined;

  @Field(() => String, { nullable: true, description: 'The legal or contractual grounds of the decision.' })
  grounds?: string | undefined;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  statement?: string | undefined;
}

@ObjectType('NoticeStatus', { description: 'What has become of a notice of illegal content.' })
export class NoticeStatusModel extends NoticeFields {}

@ObjectType('IllegalNotice', { description: 'A notice of illegal content as moderators see it.' })
export class IllegalNoticeModel extends NoticeFields {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  commentID!: string;

  @Field(() => ID)
  siteID!: string;

  @Field()
  law!: string;

  @Field()
  explanation!: string;

  @Field(() => String, { nullable: true })
  name?: string | undefined;

  @Field(() => String, { nullable: true })
  email?: string | undefined;

  @Field(() => ID, { nullable: true })
  senderID?: string | undefined;

  @Field(() => ID, { nullable: true, description: 'Who took or decided it last.' })
  moderatorID?: string | undefined;
}

@ObjectType()
export class IllegalNoticeConnection extends Connection(IllegalNoticeModel, 'IllegalNotice') {}

@InputType()
export class ReportIllegalContentInput {
  @Field(() => ID)
  commentID!: string;

  @Field({ description: 'Which law it breaks; at most 500 characters.' })
  law!: string;

  @Field({ description: 'At most 2,000 characters.' })
  explanation!: string;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true })
  email?: string | null;

  @Field({ description: 'That the sender believes in good faith that the notice is accurate and complete.' })
  goodFaith!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ReportIllegalContentPayload {
  @Field(() => ID, { description: 'Ask `illegalNotice` with it. Nobody else knows it.' })
  reference!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class TakeNoticeInput {
  @Field(() => ID)
  noticeID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class DecideNoticeInput extends TakeNoticeInput {
  @Field(() => NoticeVerdictEnum)
  verdict!: NoticeVerdict;

  @Field({ description: 'The legal or contractual grounds; at most 500 characters.' })
  grounds!: string;

  @Field({ description: 'Told to the sender; at most 2,000 characters.' })
  explanation!: string;
}

@ObjectType({ isAbstract: true })
abstract class NoticePayload {
  @Field(() => IllegalNoticeModel)
  notice!: IllegalNoticeModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class TakeNoticePayload extends NoticePayload {}

@ObjectType()
export class DecideNoticePayload extends NoticePayload {}

/** Only what the sender may know leaves. */
export function toNoticeStatus({ state, createdAt, outcome }: IllegalNotice): NoticeStatusModel {
  const { decidedAt, grounds, explanation } = outcome ?? {};
  return { state, createdAt, decidedAt, grounds, statement: explanation };
}

export function toNoticeModel(notice: IllegalNotice): IllegalNoticeModel {
  const { id, commentId, siteId, law, explanation, name, email, senderId, history } = notice;
  const moderatorID = history.findLast(({ state }) => state !== 'AWAITING')?.by;
  const facts = { id, commentID: commentId, siteID: siteId, law, explanation, name, email, senderID: senderId };
  return { ...toNoticeStatus(notice), ...facts, moderatorID };
}
