import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { OperationObservers } from '../../graphql/operation-observers.js';
import { Metrics } from '../metrics.js';

/** Measures every GraphQL operation that this process answers. */
@Injectable()
export class GraphqlMetrics implements OnModuleInit {
  constructor(
    private readonly observers: OperationObservers,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.observers.add((operation) => this.metrics.observeOperation(operation));
  }
}

/** For processes with a GraphQL surface; imported by several surfaces, it measures once. Needs `GraphqlCoreModule`. */
@Module({ providers: [GraphqlMetrics] })
export class GraphqlMetricsModule {}
