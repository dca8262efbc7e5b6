import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { ModeratedCommentModel } from './moderation.models.js';

@ObjectType('CommentContext', { description: 'What stands around a comment.' })
export class CommentContextModel {
  @Field(() => [ModeratedCommentModel], { description: 'What it answers, the topmost first.' })
  above!: readonly ModeratedCommentModel[];

  @Field(() => [ModeratedCommentModel], { description: 'Published answers to the same comment, oldest first.' })
  siblings!: readonly ModeratedCommentModel[];

  @Field(() => [ModeratedCommentModel], { description: 'Published answers to it, oldest first.' })
  replies!: readonly ModeratedCommentModel[];
}

@ObjectType('AuthorRecord', { description: 'What a person has written came to; of their latest 5,000 comments.' })
export class AuthorRecordModel {
  @Field(() => Int)
  total!: number;

  @Field(() => Int, { description: 'Published, and nobody has looked.' })
  unmoderated!: number;

  @Field(() => Int)
  approved!: number;

  @Field(() => Int)
  rejected!: number;

  @Field(() => Int, { description: 'Wait for a decision.' })
  held!: number;

  @Field(() => Int, { description: 'Decisions for them minus decisions against them.' })
  karma!: number;

  @Field(() => Float, { nullable: true, description: 'Of the last 7 days, 0 to 1; null where they wrote nothing.' })
  rejectedShare7Days?: number | null;

  @Field(() => Float, { nullable: true, description: 'Of the last 30 days, 0 to 1; null where they wrote nothing.' })
  rejectedShare30Days?: number | null;
}
