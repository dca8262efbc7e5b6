import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import type { Config } from '../core/config/config.js';
import { ProcessPlan } from '../core/config/process-plan.js';
import { Database } from '../core/database/database.js';
import { HealthRegistry } from '../core/health/health-registry.js';
import { HealthServer } from '../core/health/health-server.js';
import { Metrics } from '../core/health/metrics.js';
import { TalkLogger } from '../core/logging/talk-logger.js';
import type { RequestsInHand } from '../core/http/requests-in-hand.js';
import { type AcquiredServices, acquireServices, waitForServices } from './data-services.js';
import type { RolePlan } from './role-plan.js';

export interface ProcessOptions {
  readonly config: Config;
  readonly plan: RolePlan;
  /** Where database binaries are looked for, in the form of PATH. */
  readonly searchPath?: string;
  readonly logger?: TalkLogger;
}

/**
 * One running Talk process: health server first, then data services, then the container, then the port. Whatever fails
 * on the way closes what was opened before it.
 */
export class TalkProcess {
  readonly registry = new HealthRegistry();
  readonly logger: TalkLogger;
  private readonly health: HealthServer;
  private readonly metrics = new Metrics();
  private readonly waiting = new AbortController();
  private services?: AcquiredServices;
  private container?: INestApplicationContext;
  private inHand?: RequestsInHand;

  constructor(private readonly options: ProcessOptions) {
    this.logger = options.logger ?? new TalkLogger(options.config.log);
    this.health = new HealthServer(options.config, this.registry, this.metrics);
  }

  get healthUrl(): string {
    return this.health.address;
  }

  get servicesDescription(): readonly string[] {
    return this.services?.description ?? [];
  }

  /** The container; only after `start`. */
  get app(): INestApplicationContext {
    if (!this.container) throw new Error('This process has not started yet.');
    return this.container;
  }

  /** @throws ConfigError, EmbeddedServicesError or whatever made starting impossible */
  async start(): Promise<void> {
    try {
      await this.health.listen();
      await this.open();
      this.registry.setPhase('running');
    } catch (error) {
      await this.close();
      throw error;
    }
  }

  /** Ends in order: requests, roles, Redis and Mongo, the lease of the embedded services, health. */
  async close(): Promise<void> {
    this.waiting.abort();
    await this.inHand?.drain();
    await this.container?.close();
    await this.services?.release();
    await this.health.close();
  }

  private async open(): Promise<void> {
    const { config, plan, searchPath } = this.options;
    this.registry.setPhase('starting', 'starting the data services');
    this.services = await acquireServices(config, searchPath, (line) => this.say(line));
    const { services } = this.services;
    await waitForServices(services, (line) => this.say(line), this.waiting.signal);

    this.registry.setPhase('starting', 'loading');
    const processPlan = new ProcessPlan(plan.roles, plan.queues, plan.surfaces, services);
    const health = { registry: this.registry, metrics: this.metrics };
    const module = await AppModule.forRoles(config, processPlan, health);
    const speaksHttp = plan.roles.includes('web') || plan.roles.includes('websockets');
    if (!speaksHttp) {
      this.container = await NestFactory.createApplicationContext(module, { logger: this.logger, abortOnError: false });
      await this.container.get(Database).ensureIndexes();
      return;
    }
    const { createHttpApplication, listen } = await import('../core/http/http-application.js');
    const app = await createHttpApplication(module, this.logger);
    this.container = app;
    await app.get(Database).ensureIndexes();
    const { RequestsInHand } = await import('../core/http/requests-in-hand.js');
    this.inHand = new RequestsInHand(app.getHttpServer());
    await listen(app, config.http);
  }

  private say(line: string): void {
    this.registry.setPhase('starting', line);
    this.logger.log(line[0]!.toUpperCase() + line.slice(1), 'Start');
  }
}
