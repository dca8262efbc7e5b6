import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { LiveConnections } from '../../graphql/live/live-connections.js';
import { OperationObservers } from '../../graphql/operation-observers.js';
import { Metrics } from '../metrics.js';

/** Measures every GraphQL operation that this process answers, and its live connections. */
@Injectable()
export class GraphqlMetrics implements OnModuleInit {
  constructor(
    private readonly observers: OperationObservers,
    private readonly connections: LiveConnections,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    const { connections, metrics } = this;
    this.observers.add((operation) => metrics.observeOperation(operation));
    metrics.watchLive({
      sockets: () => connections.count,
      subscriptions: () => connections.subscriptionCount,
      delivered: () => connections.delivered,
    });
  }
}

/** For processes with a GraphQL surface; imported by several surfaces, it measures once. Needs `GraphqlCoreModule`. */
@Module({ providers: [GraphqlMetrics] })
export class GraphqlMetricsModule {}
