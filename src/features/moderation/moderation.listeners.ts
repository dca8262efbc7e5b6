import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { CommentFollowers, StorySettled } from '../comments/index.js';
import { ClaimsRepository } from './claims/claims.repository.js';
import type { ModerationQueue } from './moderation-queue.js';
import { queueChanged } from './moderation.topics.js';

@Injectable()
export class ModerationListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly pubsub: PubSub,
    private readonly followers: CommentFollowers,
    private readonly claims: ClaimsRepository,
  ) {}

  onModuleInit(): void {
    this.followers.register(this.claims);
    this.events.on(StorySettled, (settled) => this.announce(settled));
  }

  private async announce({ siteId, entries }: StorySettled): Promise<void> {
    const changes = entries.map(({ commentId, from, to }) => ({
      commentId,
      siteId,
      from: (from?.queues ?? []) as ModerationQueue[],
      to: to.queues as ModerationQueue[],
    }));
    await this.pubsub.publish(queueChanged, { changes });
  }
}
