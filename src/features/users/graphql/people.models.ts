import { ArgsType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import type { UserRole } from '../../../core/context/actor.js';
import { Connection } from '../../../core/graphql/connection/connection.model.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { SanctionCode } from '../sanction.js';
import { type UserChangeKind, userChangeKinds } from '../user-state.js';
import { SanctionCodeEnum } from './sanction.models.js';
import { ModeratedUserModel, UserRoleEnum } from './user.models.js';

export const UserChangeKindEnum = enumType('UserChangeKind', userChangeKinds, 'What happened to a person.');

@ObjectType('UserChange', { description: 'One line of the history of a person.' })
export class UserChangeModel {
  @Field(() => ID)
  id!: string;

  @Field(() => UserChangeKindEnum)
  kind!: UserChangeKind;

  @Field()
  at!: Date;

  @Field(() => ID, { description: 'Who did it: a person, or `system:` and what acted.' })
  byID!: string;

  @Field(() => String, { nullable: true, description: 'For the newsroom.' })
  reason?: string;

  @Field(() => String, { nullable: true, description: 'What the person was told.' })
  message?: string;

  @Field(() => SanctionCodeEnum, { nullable: true, description: 'The ground that the person was told.' })
  code?: SanctionCode;

  @Field(() => ID, { nullable: true, description: 'The one decision that was taken back, on appeal.' })
  reversesID?: string;

  @Field(() => [ID], { nullable: true, description: 'Null: everywhere.' })
  siteIDs?: readonly string[];

  @Field(() => Date, { nullable: true })
  until?: Date;

  @Field(() => String, { nullable: true })
  previousUsername?: string;

  @Field(() => String, { nullable: true })
  newUsername?: string;

  @Field(() => UserRoleEnum, { nullable: true })
  newRole?: UserRole;
}

@ObjectType('UserNote', { description: "A moderator's note on a person, for colleagues." })
export class UserNoteModel {
  @Field(() => ID)
  id!: string;

  @Field()
  text!: string;

  @Field()
  createdAt!: Date;

  /** Not a field: key of the loader. */
  authorId!: string;
}

@ObjectType()
export class UserNoteConnection extends Connection(UserNoteModel, 'UserNote') {}

@ObjectType()
export class ModeratedUserConnection extends Connection(ModeratedUserModel, 'ModeratedUser') {}

@ArgsType()
export class PeoplePageArgs {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@InputType()
export class AddUserNoteInput {
  @Field(() => ID)
  userID!: string;

  @Field()
  text!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class AddUserNotePayload {
  @Field(() => UserNoteModel)
  note!: UserNoteModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class DeleteUserNoteInput {
  @Field(() => ID)
  noteID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class DeleteUserNotePayload {
  @Field(() => ID)
  noteID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
