import { Field, ObjectType } from '@nestjs/graphql';
import { StaffViewerModel, ViewerModel } from '../../users/graphql/index.js';

/** What signing in gives on either surface, beside who the person is. */
@ObjectType({ isAbstract: true })
abstract class SignedInFields {
  @Field({ description: 'Send it as `Authorization: Bearer`.' })
  token!: string;

  @Field()
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType('SignInPayload')
export class SignInPayload extends SignedInFields {
  @Field(() => ViewerModel)
  viewer!: ViewerModel;
}

@ObjectType('SignInPayload')
export class StaffSignInPayload extends SignedInFields {
  @Field(() => StaffViewerModel)
  viewer!: StaffViewerModel;
}

@ObjectType('CreateSignInCodePayload')
export class CreateSignInCodePayload {
  @Field({ description: 'Lives a minute and serves once.' })
  code!: string;

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
