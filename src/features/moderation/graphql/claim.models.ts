import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';

@ObjectType('CommentClaim', { description: 'A moderator is looking at a comment.' })
export class CommentClaimModel {
  @Field(() => ID)
  commentID!: string;

  @Field(() => ID)
  moderatorID!: string;

  @Field()
  username!: string;

  @Field({ description: 'Claiming again renews it.' })
  expiresAt!: Date;
}

@ObjectType('CommentClaimEvent')
export class CommentClaimEventModel {
  @Field({ description: 'Pass the last one seen as `after` when subscribing again.' })
  eventID!: string;

  @Field(() => ID)
  commentID!: string;

  @Field(() => CommentClaimModel, { nullable: true, description: 'Absent once the comment is free again.' })
  claim?: CommentClaimModel | null;
}

@InputType()
export class ClaimCommentsInput {
  @Field(() => [ID], { description: 'At most 100.' })
  commentIDs!: string[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ClaimCommentsPayload {
  @Field(() => [CommentClaimModel], { description: 'Live claims on these comments, also those of colleagues.' })
  claims!: readonly CommentClaimModel[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ReleaseCommentsPayload {
  @Field(() => [ID])
  commentIDs!: readonly string[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
