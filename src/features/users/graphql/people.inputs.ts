import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import type { UserRole } from '../../../core/context/actor.js';
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

@InputType()
export class ModerateUserInput extends PersonInput {}

@InputType()
export class BanUserInput extends PersonInput {
  @Field(() => [ID], { nullable: true, description: 'Without sites: everywhere.' })
  siteIDs?: string[] | null;
}

@InputType()
export class PremoderateUserInput extends PersonInput {
  @Field(() => [ID], { nullable: true, description: 'Without sites: everywhere.' })
  siteIDs?: string[] | null;
}

@InputType()
export class SuspendUserInput extends PersonInput {
  @Field(() => Date)
  until!: Date;

  @Field(() => String, { nullable: true, description: 'Shown to the person.' })
  message?: string | null;
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
