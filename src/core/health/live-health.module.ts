import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { LiveConnections } from '../graphql/live/live-connections.js';
import { PubSub } from '../pubsub/pubsub.js';
import { HealthRegistry } from './health-registry.js';
import { Metrics } from './metrics.js';

/** Below the health check's own time box, so that the answer says what did not come back. */
const roundTripLimitMs = 1_500;

/** A websockets process is of use only if messages of other processes reach it. */
@Injectable()
export class LiveChecks implements OnApplicationBootstrap {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly metrics: Metrics,
    private readonly pubsub: PubSub,
    private readonly connections: LiveConnections,
  ) {}

  onApplicationBootstrap(): void {
    this.registry.addReadiness('live', async () =>
      this.pubsub.isConnected ? undefined : 'messages of other processes do not arrive: Redis does not reach us',
    );
    this.registry.addProgress('live', async () => {
      await this.pubsub.roundTrip(roundTripLimitMs);
      return undefined;
    });
    this.metrics.watchLive({
      sockets: () => this.connections.count,
      subscriptions: () => this.connections.subscriptionCount,
      delivered: () => this.connections.delivered,
    });
  }
}

/** What the websockets role adds to the health and the metrics of its process. Needs the live transport. */
@Module({ providers: [LiveChecks] })
export class LiveHealthModule {}
