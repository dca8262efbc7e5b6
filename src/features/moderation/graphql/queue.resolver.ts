import { Args, ID, Resolver, Subscription } from '@nestjs/graphql';
import { liveOnly } from '../../../core/graphql/live/live-only.js';
import { QueueEventModel } from './moderation.models.js';

/** Declares the subscription in the schema; `QueueFeed` delivers it. */
@Resolver()
export class QueueResolver {
  @Subscription(() => QueueEventModel, { description: 'Changes of the moderation queues of one site, or of all.' })
  moderationQueueChanged(
    @Args('siteID', { type: () => ID, nullable: true }) _siteID?: string | null,
    @Args('after', { type: () => String, nullable: true }) _after?: string | null,
  ) {
    return liveOnly();
  }
}
