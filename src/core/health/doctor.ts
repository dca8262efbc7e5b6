import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { describeFailure } from '../logging/redact.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { Deployment } from './deployment.js';
import { describeProcess } from './heartbeat.js';

export interface Diagnosis {
  /** Lines for people, without colour. */
  readonly lines: readonly string[];
  /** False when anything found is a problem rather than a warning. */
  readonly isHealthy: boolean;
}

/** Looks at the deployment from outside its processes: what `talk doctor` prints. */
@Injectable()
export class Doctor {
  constructor(
    private readonly database: Database,
    private readonly redis: RedisConnections,
    private readonly deployment: Deployment,
  ) {}

  /** Never rejects: a service that does not answer is part of the diagnosis. */
  async examine(): Promise<Diagnosis> {
    const unreachable = await this.unreachableServices();
    if (unreachable.length > 0) return { lines: unreachable, isHealthy: false };
    const processes = await this.deployment.liveProcesses();
    const findings = await this.deployment.findings();
    const lines = [
      ...processes.map((process) => `live     ${describeProcess(process)}, version ${process.version}`),
      ...findings.map(({ severity, text }) => `${severity.padEnd(8)} ${text}`),
    ];
    if (findings.length === 0) lines.push('ok       Nothing is wrong.');
    return { lines, isHealthy: !findings.some(({ severity }) => severity === 'problem') };
  }

  private async unreachableServices(): Promise<string[]> {
    const reach = async (name: string, ping: () => Promise<unknown>) =>
      ping().then(
        () => undefined,
        (error: unknown) => `problem  ${name} does not answer: ${describeFailure(error)}`,
      );
    const answers = await Promise.all([
      reach('MongoDB', () => this.database.ping()),
      reach(this.redis.description, () => this.redis.ping()),
    ]);
    return answers.filter((answer) => answer !== undefined);
  }
}
