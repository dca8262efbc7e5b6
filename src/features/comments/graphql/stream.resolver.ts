import { Args, ArgsType, Field, ID, Resolver, Subscription } from '@nestjs/graphql';
import { liveOnly } from '../../../core/graphql/live/live-only.js';
import { CommentEventModel, CommentRemovedEventModel, StreamEventModel } from './stream.models.js';

@ArgsType()
class StreamArgs {
  @Field(() => ID)
  storyID!: string;

  @Field(() => String, { nullable: true, description: 'The last event seen: what came after it is delivered first.' })
  after?: string | null;
}

/** Declares the subscriptions in the schema; `StreamFeeds` delivers them. */
@Resolver()
export class StreamResolver {
  @Subscription(() => StreamEventModel, { description: 'Every change of a story, in order.' })
  streamChanged(@Args() _args: StreamArgs) {
    return liveOnly();
  }

  @Subscription(() => CommentEventModel, { description: 'Comments that came into view.' })
  commentCreated(@Args() _args: StreamArgs) {
    return liveOnly();
  }

  @Subscription(() => CommentEventModel, { description: 'Comments in view that changed.' })
  commentUpdated(@Args() _args: StreamArgs) {
    return liveOnly();
  }

  @Subscription(() => CommentRemovedEventModel, { description: 'Comments that went out of view.' })
  commentRemoved(@Args() _args: StreamArgs) {
    return liveOnly();
  }
}
