import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type Appeal, type AppealState, appealStates } from '../appeals/appeal.js';

export const AppealStateEnum = enumType(
  'AppealState',
  appealStates,
  'OPEN waits for a moderator; GRANTED: the decision is reversed; UPHELD: it stays; VOID: there is nothing left to decide.',
);

@ObjectType('OwnAppeal', { description: 'An appeal as its author sees it.' })
export class OwnAppealModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  decisionID!: string;

  @Field(() => AppealStateEnum)
  state!: AppealState;

  @Field()
  text!: string;

  @Field()
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'What the moderators say to it.' })
  answer?: string | undefined;

  @Field(() => String, {
    nullable: true,
    description: 'The code of the ground on which a rejection stays, where it is another one than before.',
  })
  code?: string | undefined;

  @Field(() => Date, { nullable: true })
  answeredAt?: Date | undefined;
}

@InputType()
export class AppealDecisionInput {
  @Field(() => ID)
  commentID!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'From the statement that was read: refused with DECISION_CHANGED once there is another.',
  })
  decisionID?: string | null;

  @Field({ description: 'Why the decision is wrong; at most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class AppealDecisionPayload {
  @Field(() => OwnAppealModel)
  appeal!: OwnAppealModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class AppealSanctionInput {
  @Field(() => ID)
  sanctionID!: string;

  @Field({ description: 'Why the decision is wrong; at most 2,000 characters.' })
  text!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class AppealSanctionPayload {
  @Field(() => OwnAppealModel)
  appeal!: OwnAppealModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

/** Only what the author may know leaves: not who decided. */
export function toOwnAppeal({ id, decision, state, text, createdAt, outcome }: Appeal): OwnAppealModel {
  const { text: answer, code, at: answeredAt } = outcome ?? {};
  return { id, decisionID: decision.id, state, text, createdAt, answer, code, answeredAt };
}
