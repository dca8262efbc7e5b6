import { Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import {
  type MoveKind,
  moveKinds,
  type MoveRefusal,
  moveRefusals,
  type MoveState,
  moveStates,
} from '../moves/comment-move.js';

const MoveKindEnum = enumType(
  'CommentMoveKind',
  moveKinds,
  'STORY: a story is merged into another. THREAD: a comment and its replies go to another story.',
);
const MoveStateEnum = enumType(
  'CommentMoveState',
  moveStates,
  'WAITING: for another move of one of its stories, or its turn. REFUSED: by then it was possible no more.',
);
const MoveRefusalEnum = enumType('CommentMoveRefusal', moveRefusals, 'Why a move was refused when its turn came.');

@ObjectType('CommentMove', { description: 'Comments on their way from one story to another.' })
export class CommentMoveModel {
  @Field(() => ID)
  id!: string;

  @Field(() => MoveKindEnum)
  kind!: MoveKind;

  @Field(() => MoveStateEnum)
  state!: MoveState;

  @Field(() => MoveRefusalEnum, { nullable: true })
  refusal?: MoveRefusal | undefined;

  @Field(() => ID)
  fromStoryID!: string;

  @Field(() => ID, { description: 'Once it runs: the story that has the comments of the one that was named.' })
  toStoryID!: string;

  @Field(() => ID, { nullable: true, description: 'The comment that a THREAD begins with.' })
  commentID?: string | undefined;

  @Field(() => ID)
  requestedByID!: string;

  @Field()
  requestedAt!: Date;

  @Field(() => Date, { nullable: true })
  finishedAt?: Date | undefined;

  @Field(() => Int, { description: 'Comments there were when it was asked for.' })
  total!: number;

  @Field(() => Int, { description: 'Comments that have arrived; after a crash a few less than there are.' })
  moved!: number;
}

@InputType()
export class MergeStoriesInput {
  @Field(() => ID)
  storyID!: string;

  @Field(() => ID)
  intoStoryID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@InputType()
export class MoveCommentsInput {
  @Field(() => ID, { description: 'Goes with all replies below it.' })
  commentID!: string;

  @Field(() => ID)
  toStoryID!: string;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}

@ObjectType()
export class CommentMovePayload {
  @Field(() => CommentMoveModel, { description: 'Ask `commentMove` how it gets on.' })
  move!: CommentMoveModel;

  @Field(() => String, { nullable: true })
  clientMutationID?: string | null;
}
