import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { OperationObservers } from '../../graphql/operation-observers.js';
import { Metrics } from '../metrics.js';

/** Measures every GraphQL operation that this process answers. */
@Injectable()
export class OperationMetrics implements OnModuleInit {
  constructor(
    private readonly observers: OperationObservers,
    private readonly metrics: Metrics,
  ) {}

  onModuleInit(): void {
    this.observers.add((operation) => this.metrics.observeOperation(operation));
  }
}

/** For processes that have a GraphQL surface; imported once or several times, it measures once. */
@Module({ providers: [OperationMetrics] })
export class OperationMetricsModule {}
