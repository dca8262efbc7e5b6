import { Field, ID, InputType } from '@nestjs/graphql';

@InputType()
export class SignUpInput {
  @Field()
  username!: string;

  @Field()
  email!: string;

  @Field()
  password!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class SignInInput {
  @Field()
  email!: string;

  @Field()
  password!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class SignInWithTokenInput {
  @Field(() => ID, { description: 'The site whose page the reader is on.' })
  siteID!: string;

  @Field({ description: 'A JWT that the newsroom’s own system has signed.' })
  token!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class ChangePasswordInput {
  @Field()
  currentPassword!: string;

  @Field()
  newPassword!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class CreateSignInCodeInput {
  @Field({ description: 'Of the page that asks, as browsers write it: `https://news.example`.' })
  origin!: string;

  @Field({ description: 'SHA-256, in base64url, of what only that page knows.' })
  challenge!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class RedeemSignInCodeInput {
  @Field()
  code!: string;

  @Field({ description: 'What the challenge was made of.' })
  verifier!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class SignOutInput {
  @Field({ defaultValue: false, description: 'Ends every session of this person, not only this one.' })
  everywhere!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
