import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { SurfaceName } from '../config/process-plan.js';
import { BoundedLabel } from './bounded-label.js';
import { HealthCheck, monotonic } from './health-check.js';

export interface ObservedRequest {
  /** The route's pattern, never the path itself: `/demo/:slug`. */
  readonly route: string;
  readonly method: string;
  readonly status: number;
  readonly seconds: number;
}

/** `refused`: an expected error told to the client; `failed`: an unexpected one that was masked. */
export type OperationOutcome = 'ok' | 'cached' | 'refused' | 'failed';

export interface ObservedOperation {
  readonly surface: SurfaceName;
  /** The name of a trusted document; absent for any other, since clients could make up names without end. */
  readonly name?: string;
  readonly outcome: OperationOutcome;
  readonly seconds: number;
}

/** Read at each scrape. */
export interface LiveFigures {
  readonly sockets: () => number;
  readonly subscriptions: () => number;
  /** Messages delivered since the process started. */
  readonly delivered: () => number;
}

export interface QueueFigures {
  readonly queue: string;
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
  readonly failed: number;
  readonly dead: number;
  readonly oldestWaitingSeconds: number;
}

export interface BuildInfo {
  readonly version: string;
  readonly roles: readonly string[];
}

const requestSeconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const queueStates = ['waiting', 'active', 'delayed', 'failed', 'dead'] as const;

/** What this process measures, for Prometheus. It has a registry of its own, so that one test can make several. */
export class Metrics {
  readonly registry = new Registry();
  private readonly routes = new BoundedLabel(200);
  private readonly operationNames = new BoundedLabel(300);
  private readonly sources: HealthCheck<void>[] = [];

  private readonly requests = new Histogram({
    name: 'talk_http_request_duration_seconds',
    help: 'HTTP requests by route pattern, method and status class',
    labelNames: ['route', 'method', 'status'],
    buckets: requestSeconds,
    registers: [this.registry],
  });
  private readonly operations = new Histogram({
    name: 'talk_graphql_operation_duration_seconds',
    help: 'GraphQL operations by surface, trusted name and outcome',
    labelNames: ['surface', 'operation', 'outcome'],
    buckets: requestSeconds,
    registers: [this.registry],
  });
  private readonly sourceUp = this.gauge('talk_metrics_source_up', '0 where figures could not be read in time', [
    'source',
  ]);

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  describeBuild({ version, roles }: BuildInfo): void {
    const labels = { version, roles: roles.join(','), node: process.version };
    const info = this.gauge('talk_build_info', 'Always 1; the labels say what runs here', Object.keys(labels));
    info.set(labels, 1);
  }

  observeRequest({ route, method, status, seconds }: ObservedRequest): void {
    const labels = { route: this.routes.of(route), method, status: `${Math.floor(status / 100)}xx` };
    this.requests.observe(labels, seconds);
  }

  observeOperation({ surface, name, outcome, seconds }: ObservedOperation): void {
    const operation = name === undefined ? 'untrusted' : this.operationNames.of(name);
    this.operations.observe({ surface, operation, outcome }, seconds);
  }

  /** Publishes the live transport's figures of this process. */
  watchLive(figures: LiveFigures): void {
    const sockets = this.gauge('talk_live_sockets', 'Open live connections');
    const subscriptions = this.gauge('talk_live_subscriptions', 'Open subscriptions');
    const delivered = new Counter({
      name: 'talk_live_delivered_total',
      help: 'Messages handed to live connections',
      registers: [this.registry],
    });
    this.addSource('live', async () => {
      sockets.set(figures.sockets());
      subscriptions.set(figures.subscriptions());
      delivered.reset();
      delivered.inc(figures.delivered());
    });
  }

  /** Publishes the depth of the queues, read at each scrape. Every process may: they all see the same queues. */
  watchQueues(read: () => Promise<readonly QueueFigures[]>): void {
    const depth = this.gauge('talk_queue_jobs', 'Jobs by queue and state', ['queue', 'state']);
    const age = this.gauge('talk_queue_oldest_job_age_seconds', 'How long the oldest waiting job has waited', [
      'queue',
    ]);
    this.addSource('queues', async () => {
      depth.reset();
      age.reset();
      for (const figures of await read()) {
        const { queue } = figures;
        for (const state of queueStates) depth.set({ queue, state }, figures[state]);
        age.set({ queue }, figures.oldestWaitingSeconds);
      }
    });
  }

  /** Publishes whether this process holds the scheduler's lease: the sum over all processes should be 1. */
  watchScheduler(isLeader: () => boolean): void {
    const leader = this.gauge('talk_scheduler_leader', '1 on the process that runs the scheduler');
    this.addSource('scheduler', async () => leader.set(isLeader() ? 1 : 0));
  }

  /** All figures in Prometheus's text format. A source that does not answer in time is left out, not waited for. */
  async render(): Promise<string> {
    await Promise.all(
      this.sources.map(async (source) => {
        const answer = await source.run();
        this.sourceUp.set({ source: source.name }, 'failure' in answer ? 0 : 1);
      }),
    );
    return this.registry.metrics();
  }

  private addSource(name: string, read: () => Promise<void>): void {
    this.sources.push(new HealthCheck(name, read, { timeoutMs: 1_000, cacheMs: 0, now: monotonic }));
  }

  private gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
    return new Gauge({ name, help, labelNames, registers: [this.registry] });
  }
}
