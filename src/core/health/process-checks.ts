import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ProcessPlan } from '../config/process-plan.js';
import { Database } from '../database/database.js';
import { describeFailure } from '../logging/redact.js';
import { QueueAdmin } from '../queue/queue-admin.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { Deployment } from './deployment.js';
import { HealthRegistry } from './health-registry.js';
import { HeartbeatService } from './heartbeat.service.js';
import { Metrics } from './metrics.js';
import { talkVersion } from './version.js';

/** Tells the registry what every process depends on, whatever its roles. */
@Injectable()
export class ProcessChecks implements OnModuleInit {
  constructor(
    private readonly registry: HealthRegistry,
    private readonly metrics: Metrics,
    private readonly plan: ProcessPlan,
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly heartbeat: HeartbeatService,
    private readonly deployment: Deployment,
    private readonly queues: QueueAdmin,
  ) {}

  onModuleInit(): void {
    this.metrics.describeBuild({ version: talkVersion, roles: this.plan.roles });
    this.metrics.watchQueues(() => this.queues.status());
    this.registry.addReadiness('mongo', () => silence('MongoDB', this.database.ping()));
    this.registry.addReadiness('redis', async () => {
      if (!this.redis.isReady) return `${this.redis.description} is away; Talk keeps trying to reach it`;
      return silence(this.redis.description, this.redis.ping());
    });
    this.registry.addProgress('heartbeat', () => this.heartbeat.problem());
    this.registry.addWarnings('the state of the deployment', async () => {
      const findings = await this.deployment.findings();
      return findings.map(({ text }) => text);
    });
  }
}

/** A failed ping in words that name the service. */
async function silence(service: string, ping: Promise<unknown>): Promise<string | undefined> {
  return ping.then(
    () => undefined,
    (error: unknown) => `${service} does not answer: ${describeFailure(error)}`,
  );
}
