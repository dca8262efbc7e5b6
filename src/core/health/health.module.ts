import { type DynamicModule, Module } from '@nestjs/common';
import { Deployment } from './deployment.js';
import { Doctor } from './doctor.js';
import { HealthRegistry } from './health-registry.js';
import { heartbeatModel } from './heartbeat.schema.js';
import { HeartbeatService } from './heartbeat.service.js';
import { HeartbeatsRepository } from './heartbeats.repository.js';
import { Metrics } from './metrics.js';
import { ProcessChecks } from './process-checks.js';

export interface HealthOfProcess {
  readonly registry: HealthRegistry;
  readonly metrics: Metrics;
}

/**
 * Health, metrics and heartbeat of this process, injectable everywhere. The registry and the metrics are older than
 * the container, because the health server answers before it exists.
 */
@Module({})
export class HealthModule {
  static forProcess({ registry, metrics }: HealthOfProcess): DynamicModule {
    return {
      module: HealthModule,
      global: true,
      imports: [heartbeatModel],
      providers: [
        { provide: HealthRegistry, useValue: registry },
        { provide: Metrics, useValue: metrics },
        HeartbeatsRepository,
        HeartbeatService,
        Deployment,
        Doctor,
        ProcessChecks,
      ],
      exports: [HealthRegistry, Metrics, Deployment, Doctor],
    };
  }
}
