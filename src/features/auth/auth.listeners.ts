import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventBus } from '../../core/events/event-bus.js';
import { PubSub } from '../../core/pubsub/pubsub.js';
import { UserAccessChanged, UsersQueries } from '../users/index.js';
import { everyProcess, userAccessChanged } from './auth.topics.js';

/** Tells every process that what a person may do has changed, and hears it from the others. */
@Injectable()
export class AuthListeners implements OnModuleInit {
  constructor(
    private readonly events: EventBus,
    private readonly pubsub: PubSub,
    private readonly users: UsersQueries,
  ) {}

  async onModuleInit(): Promise<void> {
    this.events.on(UserAccessChanged, ({ userId }) => this.pubsub.publish(userAccessChanged, { userId }));
    await this.pubsub.subscribe(userAccessChanged, everyProcess, ({ userId }) => this.users.forget(userId));
  }
}
