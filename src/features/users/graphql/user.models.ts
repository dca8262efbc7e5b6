import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { userRoles, type UserRole } from '../../../core/context/actor.js';
import { enumType } from '../../../core/graphql/enum-type.js';
import { type Suspension, type UsernameStatus, usernameStatuses } from '../user-state.js';

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

export const UsernameStatusEnum = enumType(
  'UsernameStatus',
  usernameStatuses,
  'REJECTED: another has to be chosen; CHANGED: chosen by the person, nobody has looked yet; APPROVED: looked at.',
);

/** Something from the moderators; the same on both surfaces. */
@ObjectType({ isAbstract: true })
abstract class NoticeFields {
  @Field(() => ID)
  id!: string;

  @Field()
  message!: string;

  @Field()
  at!: Date;
}

@ObjectType('UserNotice', { description: 'A warning or message that waits to be acknowledged.' })
export class NoticeModel extends NoticeFields {}

@ObjectType('UserNotice', { description: 'A warning or message that the person has not acknowledged yet.' })
export class PendingNoticeModel extends NoticeFields {}

@ObjectType('UserFigure')
export class UserFigureModel {
  @Field()
  name!: string;

  @Field(() => Int)
  value!: number;
}

@ObjectType('ModeratedUser', { description: 'A person as moderators see them.' })
export class ModeratedUserModel extends PersonFields {
  @Field({ description: 'Everywhere.' })
  isBanned!: boolean;

  @Field(() => [ID], { description: 'The sites where they are banned.' })
  bannedSiteIDs!: readonly string[];

  @Field({ description: 'Everywhere.' })
  isPremoderated!: boolean;

  @Field(() => [ID], { description: 'The sites where each of their comments waits.' })
  premoderatedSiteIDs!: readonly string[];

  @Field(() => PendingNoticeModel, { nullable: true })
  warning?: PendingNoticeModel;

  @Field(() => [PendingNoticeModel])
  messages!: readonly PendingNoticeModel[];

  @Field(() => UsernameStatusEnum, { nullable: true })
  usernameStatus?: UsernameStatus;

  @Field()
  isShadowLimited!: boolean;

  @Field(() => [ID], {
    nullable: true,
    description: 'The sites that a moderator is limited to; null: none in particular.',
  })
  siteIDs?: readonly string[];

  @Field(() => [UserFigureModel], { description: 'What their comments add up to.' })
  figures!: readonly UserFigureModel[];

  @Field()
  createdAt!: Date;

  /** Not a field: whether it is in force is a matter of time. */
  suspension?: Suspension;
}
