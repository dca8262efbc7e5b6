import { Field, InputType } from '@nestjs/graphql';

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
export class SignOutInput {
  @Field({ defaultValue: false, description: 'Ends every session of this person, not only this one.' })
  everywhere!: boolean;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
