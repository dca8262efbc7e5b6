import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { LiveConnections } from '../../graphql/live/live-connections.js';
import { Metrics } from '../metrics.js';

/** Measures the live connections of this process. */
@Injectable()
export class LiveMetrics implements OnModuleInit {
  constructor(
    private readonly connections: LiveConnections,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const { connections } = this;
    this.metrics.watchLive({
      sockets: () => connections.count,
      subscriptions: () => connections.subscriptionCount,
      delivered: () => connections.delivered,
    });
  }
}

/** For processes with the websockets role. Needs the live transport. */
@Module({ providers: [LiveMetrics] })
export class LiveMetricsModule {}
