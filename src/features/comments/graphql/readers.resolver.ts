import { Args, ArgsType, Field, ID, Int, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Clock } from '../../../core/clock/clock.js';
import { anonymous } from '../../../core/context/actor.js';
import type { Freshness } from '../../../core/graphql/context/freshness.js';
import { AnswerFreshness } from '../../../core/graphql/context/graphql-context.js';
import { liveOnly } from '../../../core/graphql/live/live-only.js';
import { StoryModel } from '../../stories/graphql/index.js';
import { StoryReaders } from '../readers/story-readers.js';
import { StreamEvents } from '../stream-events.js';
import { StoryReadersModel } from './readers.models.js';
import { audienceOf, presentChange } from './stream-presentation.js';
import { StreamChangesModel } from './stream.models.js';

/** So long an answer tells the same number. */
const readersFreshMs = 15_000;

@ArgsType()
class StoryReadersArgs {
  @Field(() => ID)
  storyID!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The last event seen; what is told now comes first if it differs.',
  })
  after?: string | null;
}

/** What readers hear who cannot be reached live, and how many readers there are. */
@Resolver(() => StoryModel)
export class ReadersResolver {
  constructor(
    private readonly readers: StoryReaders,
    private readonly stream: StreamEvents,
    private readonly clock: Clock,
  ) {}

  @ResolveField('readerCount', () => Int, {
    nullable: true,
    description: 'How many have the story open just now: rounded; null for too few, and where it is not shown.',
  })
  readerCount(@Parent() { id }: StoryModel, @AnswerFreshness() freshness: Freshness): Promise<number | null> {
    freshness.endAt(new Date(this.clock.now().getTime() + readersFreshMs));
    return this.readers.shown(id);
  }

  @ResolveField('changes', () => StreamChangesModel, {
    description: 'What everybody may see of the next changes: for those who cannot subscribe to `streamChanged`.',
  })
  async changes(
    @Parent() { id, lastEventID }: StoryModel,
    @Args('after', { description: 'The last event seen.' }) after: string,
  ): Promise<StreamChangesModel> {
    const changes = await this.stream.pageAfter(id, after, Number(lastEventID));
    const events = changes
      .filter((event) => audienceOf(event, anonymous) === 'everyone')
      .flatMap((event) => presentChange(event, 'everyone') ?? []);
    const readUpTo = changes.at(-1)?.id ?? after;
    return { events, lastEventID: readUpTo, hasMore: Number(readUpTo) < Number(lastEventID) && changes.length > 0 };
  }

  @Subscription(() => StoryReadersModel, { description: 'How many have a story open, whenever what is told changes.' })
  storyReaders(@Args() _args: StoryReadersArgs) {
    return liveOnly();
  }
}
