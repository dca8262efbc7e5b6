import { Field, ID, ObjectType } from '@nestjs/graphql';
import { userRoles, type UserRole } from '../../../core/context/actor.js';
import { enumType } from '../../../core/graphql/enum-type.js';

export const UserRoleEnum = enumType('UserRole', userRoles, 'What a person may do here, weakest first.');

@ObjectType('CommentAuthor', { description: 'What everybody may know of somebody who comments.' })
export class CommentAuthorModel {
  @Field(() => ID)
  id!: string;

  @Field()
  username!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;
}

@ObjectType('Viewer', { description: 'The signed-in reader.' })
export class ViewerModel {
  @Field(() => ID)
  id!: string;

  @Field()
  username!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field()
  email!: string;
}

@ObjectType('Viewer', { description: 'The signed-in member of staff.' })
export class StaffViewerModel {
  @Field(() => ID)
  id!: string;

  @Field()
  username!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field()
  email!: string;
}

@ObjectType('ModeratedUser', { description: 'A person as moderators see them.' })
export class ModeratedUserModel {
  @Field(() => ID)
  id!: string;

  @Field()
  username!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;

  @Field()
  isBanned!: boolean;

  @Field()
  createdAt!: Date;
}
