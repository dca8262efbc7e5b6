import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ReactionKind', { description: 'A way to react to comments that this Talk offers.' })
export class ReactionKindModel {
  @Field()
  kind!: string;

  @Field()
  label!: string;
}

@ObjectType('ReactionCount', { description: 'How many people reacted in one way.' })
export class ReactionCountModel extends ReactionKindModel {
  @Field(() => Int)
  count!: number;
}

@ObjectType('ViewerReaction', { description: 'What the viewer did to one comment.' })
export class ViewerReactionModel {
  @Field(() => ID)
  commentID!: string;

  @Field()
  kind!: string;
}

@InputType()
export class ReactToCommentInput {
  @Field(() => ID)
  commentID!: string;

  @Field({ defaultValue: 'like' })
  kind!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class RemoveReactionInput extends ReactToCommentInput {}

@ObjectType({ isAbstract: true })
abstract class ReactionPayload {
  @Field(() => ID)
  commentID!: string;

  @Field(() => [ReactionCountModel], { description: "The comment's reactions with this change." })
  reactions!: readonly ReactionCountModel[];

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class ReactToCommentPayload extends ReactionPayload {}

@ObjectType()
export class RemoveReactionPayload extends ReactionPayload {}
