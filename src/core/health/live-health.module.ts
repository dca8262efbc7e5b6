import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { PubSub } from '../pubsub/pubsub.js';
import { HealthRegistry } from './health-registry.js';

/** Below the health check's own time box, so that the answer says what did not come back. */
const roundTripLimitMs = 1_500;

/** A websockets process is of use only if messages of other processes reach it. */
@Injectable()
export class LiveChecks implements OnApplicationBootstrap {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly pubsub: PubSub,
  ) {}

  onApplicationBootstrap(): void {
    this.registry.addReadiness('live', async () =>
      this.pubsub.isConnected ? undefined : 'messages of other processes do not arrive: Redis does not reach us',
    );
    this.registry.addProgress('live', async () => {
      await this.pubsub.roundTrip(roundTripLimitMs);
      return undefined;
    });
  }
}

/** What the websockets role adds to the health of its process. */
@Module({ providers: [LiveChecks] })
export class LiveHealthModule {}
