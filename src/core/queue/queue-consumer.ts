import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
  type OnModuleInit,
} from '@nestjs/common';
import type { Job } from 'bull';
import { Config } from '../config/config.js';
import { ProcessPlan } from '../config/process-plan.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { blockingConnection, type BullQueue, BullQueues } from './bull-queues.js';
import { DeadLetterCollector } from './dead-letter-collector.js';
import type { Envelope } from './envelope.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobDispatcher } from './job-dispatcher.js';
import { QueueDrain } from './queue-drain.js';
import { QueueProgress } from './queue-progress.js';

/** Time kept back from the shutdown's limit for closing what comes after the queues, in milliseconds. */
const closingMs = 2_000;

/**
 * Works off this process's queues: one consumer a queue, which dispatches by job name. It starts once everything is
 * up, goes on by itself after an outage of Redis, and at shutdown takes no more jobs and waits for those in hand.
 */
@Injectable()
export class QueueConsumer implements OnModuleInit, OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger(QueueConsumer.name);
  private readonly inHand = new Set<Job<Envelope>>();
  private consumed: readonly BullQueue[] = [];
  private stopping?: Promise<void>;

  constructor(
    private readonly queues: BullQueues,
    private readonly connections: RedisConnections,
    private readonly registry: HandlerRegistry,
    private readonly dispatcher: JobDispatcher,
    private readonly progress: QueueProgress,
    private readonly collector: DeadLetterCollector,
    private readonly plan: ProcessPlan,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    this.registry.load();
  }

  onApplicationBootstrap(): void {
    this.consumed = this.plan.queues.map((name) => this.queues.get(name));
    for (const queue of this.consumed) void this.consume(queue);
  }

  /** Takes no more jobs from this moment on. */
  onModuleDestroy(): void {
    this.stopping ??= this.stop();
  }

  /** Resolves when the jobs in hand are done, or the limit is reached. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.stopping;
  }

  private async consume(queue: BullQueue): Promise<void> {
    try {
      await this.connections.whenReady();
      await this.connections.whenReady(this.connections.blocking(blockingConnection(queue.name)));
      if (this.stopping !== undefined) return;
      this.collector.watch(queue);
      this.progress.watch(queue);
      await queue.process('*', this.config.jobs.concurrency, (job: Job<Envelope>) => this.handle(queue, job));
    } catch (error) {
      if (this.stopping === undefined) this.logger.error(`Queue ${queue.name} is not worked off`, error);
    }
  }

  private async handle(queue: BullQueue, job: Job<Envelope>): Promise<void> {
    if (this.progress.mark(queue.name, job.name)) return;
    this.inHand.add(job);
    try {
      await this.dispatcher.dispatch(job);
    } finally {
      this.inHand.delete(job);
    }
  }

  private async stop(): Promise<void> {
    const limitMs = Math.max(this.config.shutdownTimeoutMs - closingMs, this.config.shutdownTimeoutMs / 2);
    await new QueueDrain(this.consumed, this.inHand, this.logger).finish(limitMs);
    await this.progress.stop();
    await this.collector.stop();
  }
}
