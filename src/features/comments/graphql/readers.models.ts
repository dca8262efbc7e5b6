import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('StoryReaders', { description: 'How many have a story open just now.' })
export class StoryReadersModel {
  @Field({ description: 'Pass the last one seen as `after` when subscribing again; `0` for none.' })
  eventID!: string;

  @Field(() => Int, { nullable: true, description: 'Rounded; null for too few, and where it is not shown.' })
  count!: number | null;
}
