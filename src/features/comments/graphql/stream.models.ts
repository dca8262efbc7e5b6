import { Field, ID, ObjectType } from '@nestjs/graphql';
import { enumType } from '../../../core/graphql/enum-type.js';
import type { CommentStatus } from '../comment.js';
import { CommentModel, CommentStatusEnum } from './comment.models.js';

export const streamChangeKinds = ['ENTERED', 'UPDATED', 'LEFT'] as const;
export type StreamChangeKind = (typeof streamChangeKinds)[number];

export const ChangeKindEnum = enumType('ChangeKind', streamChangeKinds, 'How a list changed.');

@ObjectType('StreamEvent', { description: 'One change of a story, in order.' })
export class StreamEventModel {
  @Field({ description: 'Pass the last one seen as `after` when subscribing again.' })
  eventID!: string;

  @Field(() => ChangeKindEnum)
  kind!: StreamChangeKind;

  @Field(() => ID)
  commentID!: string;

  @Field(() => CommentModel, { nullable: true, description: 'Absent when the comment has left the stream.' })
  comment?: CommentModel;

  @Field(() => CommentStatusEnum, { nullable: true, description: 'Only where the viewer wrote the comment.' })
  viewerStatus?: CommentStatus;
}

@ObjectType('StreamChanges')
export class StreamChangesModel {
  @Field(() => [StreamEventModel])
  events!: readonly StreamEventModel[];

  @Field({ description: 'Pass it as `after` the next time.' })
  lastEventID!: string;

  @Field({ description: 'Whether there are more already.' })
  hasMore!: boolean;
}

@ObjectType('CommentEvent')
export class CommentEventModel {
  @Field()
  eventID!: string;

  @Field(() => CommentModel)
  comment!: CommentModel;
}

@ObjectType('CommentRemovedEvent')
export class CommentRemovedEventModel {
  @Field()
  eventID!: string;

  @Field(() => ID)
  commentID!: string;
}
