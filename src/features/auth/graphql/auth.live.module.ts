import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { LiveConnections } from '../../../core/graphql/live/live-connections.js';
import { PubSub } from '../../../core/pubsub/pubsub.js';
import { AuthModule } from '../auth.module.js';
import { everyProcess, userAccessChanged } from '../auth.topics.js';

/** Has a person's open sockets judged anew when a token was revoked, they were banned, or their role changed. */
@Injectable()
class SocketAccessListener implements OnModuleInit {
  constructor(
    private readonly pubsub: PubSub,
    private readonly connections: LiveConnections,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.pubsub.subscribe(userAccessChanged, everyProcess, ({ userId }) => this.connections.recheck(userId));
  }
}

@Module({ imports: [AuthModule], providers: [SocketAccessListener] })
export class AuthLiveModule {}
