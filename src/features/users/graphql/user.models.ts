import { Field, ID, ObjectType } from '@nestjs/graphql';
import { userRoles, type UserRole } from '../../../core/context/actor.js';
import { enumType } from '../../../core/graphql/enum-type.js';

export const UserRoleEnum = enumType('UserRole', userRoles, 'What a person may do here, weakest first.');

/** The fields that every view of a person shares; each surface's types stay classes of their own. */
@ObjectType({ isAbstract: true })
abstract class PersonFields {
  @Field(() => ID)
  id!: string;

  @Field()
  username!: string;

  @Field(() => UserRoleEnum)
  role!: UserRole;
}

/** A signed-in person's own view of themselves. */
@ObjectType({ isAbstract: true })
abstract class AccountFields extends PersonFields {
  @Field()
  email!: string;
}

@ObjectType('CommentAuthor', { description: 'What everybody may know of somebody who comments.' })
export class CommentAuthorModel extends PersonFields {}

@ObjectType('Viewer', { description: 'The signed-in reader.' })
export class ViewerModel extends AccountFields {}

@ObjectType('Viewer', { description: 'The signed-in member of staff.' })
export class StaffViewerModel extends AccountFields {}

@ObjectType('ModeratedUser', { description: 'A person as moderators see them.' })
export class ModeratedUserModel extends PersonFields {
  @Field()
  isBanned!: boolean;

  @Field()
  createdAt!: Date;
}
