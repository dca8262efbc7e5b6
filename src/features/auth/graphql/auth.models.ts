import { Field, ObjectType } from '@nestjs/graphql';
import { StaffViewerModel, ViewerModel } from '../../users/graphql/index.js';

@ObjectType('SignInPayload')
export class SignInPayload {
  @Field(() => ViewerModel)
  viewer!: ViewerModel;

  @Field({ description: 'Send it as `Authorization: Bearer`.' })
  token!: string;

  @Field()
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType('SignInPayload')
export class StaffSignInPayload {
  @Field(() => StaffViewerModel)
  viewer!: StaffViewerModel;

  @Field({ description: 'Send it as `Authorization: Bearer`.' })
  token!: string;

  @Field()
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType('SignOutPayload')
export class SignOutPayload {
  @Field()
  signedOut!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
