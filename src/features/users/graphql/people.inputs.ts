import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { UserRole } from '../../../core/context/actor.js';
import type { SanctionCode } from '../sanction.js';
import { SanctionCodeEnum } from './sanction.models.js';
import { ModeratedUserModel, UserRoleEnum } from './user.models.js';

/** What every operation on a person takes. */
@InputType({ isAbstract: true })
abstract class PersonInput {
  @Field(() => ID)
  userID!: string;

  @Field(() => String, { nullable: true, description: 'For the newsroom, never shown to the person.' })
  reason?: string | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

/** What a decision against somebody takes: the person is told why. Taking one back needs nothing of it. */
@InputType({ isAbstract: true })
abstract class SanctionInput extends PersonInput {
  @Field(() => SanctionCodeEnum, { nullable: true, description: 'The ground, told to the person; without one: OTHER.' })
  code?: SanctionCode | null;
}

@InputType()
export class ModerateUserInput extends PersonInput {}

@InputType()
export class BanUserInput extends SanctionInput {
  @Field(() => [ID], { nullable: true, description: 'Without sites: everywhere.' })
  siteIDs?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Shown to the person.' })
  message?: string | null;
}

@InputType()
export class RejectUsernameInput extends SanctionInput {}

@InputType()
export class PremoderateUserInput extends SanctionInput {
  @Field(() => [ID], { nullable: true, description: 'Without sites: everywhere.' })
  siteIDs?: string[] | null;
}

@InputType()
export class SuspendUserInput extends SanctionInput {
  @Field(() => Date)
  until!: Date;

  @Field(() => String, { nullable: true, description: 'Shown to the person.' })
  message?: string | null;
}

@InputType()
export class WarnUserInput extends SanctionInput {
  @Field({ description: 'Shown to the person.' })
  message!: string;
}

@InputType()
export class WriteToUserInput extends PersonInput {
  @Field({ description: 'Shown to the person.' })
  message!: string;
}

@InputType()
export class SetUserRoleInput {
  @Field(() => ID)
  userID!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field(() => [ID], { nullable: true, description: 'Limits a moderator to these sites.' })
  siteIDs?: string[] | null;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ModerateUserPayload {
  @Field(() => ModeratedUserModel)
  user!: ModeratedUserModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
