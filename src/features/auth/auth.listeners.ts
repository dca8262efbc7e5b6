import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { UserAccessChanged } from '../users/index.js';
import { userAccessChanged } from './auth.topics.js';

/** Tells every process that what a person may do has changed. */
@Injectable()
export class AuthListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly pubsub: PubSub,
  ) {}

  onModuleInit(): void {
    this.events.on(UserAccessChanged, ({ userId }) => this.pubsub.publish(userAccessChanged, { userId }));
  }
}
