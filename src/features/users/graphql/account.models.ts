import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import { refusalCodes, type Refusal } from '../user.policy.js';
import { ViewerModel } from './user.models.js';

export const WriteRefusalCodeEnum = enumType('WriteRefusalCode', refusalCodes, 'Why somebody may not write.');

@ObjectType('WriteRefusal', { description: 'Why the reader may not write on a site now.' })
export class WriteRefusalModel {
  @Field(() => WriteRefusalCodeEnum)
  code!: Refusal['code'];

  @Field({ description: 'For people.' })
  message!: string;

  @Field(() => Date, { nullable: true, description: 'The end of a suspension.' })
  until?: Date;
}

@ObjectType('Suspension')
export class SuspensionModel {
  @Field()
  until!: Date;

  @Field(() => String, { nullable: true })
  message?: string;
}

@InputType()
export class AcknowledgeWarningInput {
  @Field(() => ID)
  warningID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class AcknowledgeMessageInput {
  @Field(() => ID)
  messageID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class ChangeUsernameInput {
  @Field()
  username!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class IgnoreUserInput {
  @Field(() => ID)
  userID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType('AccountPayload')
export class AccountPayload {
  @Field(() => ViewerModel)
  viewer!: ViewerModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
