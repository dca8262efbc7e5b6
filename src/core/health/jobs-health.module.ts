import { Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { QueueProgress } from '../queue/queue-progress.js';
import { Scheduler } from '../schedule/scheduler.js';
import { HealthRegistry } from './health-registry.js';
import { Metrics } from './metrics.js';

/** Canaries come every few seconds and any worker of a queue may take them: chance alone does not reach this. */
const longestSilenceMs = 60_000;

/** A jobs process gets work done only if its queues hand it jobs, canaries at the least. */
@Injectable()
export class JobsChecks implements OnApplicationBootstrap {
  private startedAt = new Date();

  constructor(
    private readonly registry: HealthRegistry,
    private readonly metrics: Metrics,
    private readonly progress: QueueProgress,
    private readonly scheduler: Scheduler,
  ) {}

  onApplicationBootstrap(): void {
    this.startedAt = new Date();
    this.registry.addProgress('jobs', async () => this.problem(new Date()));
    this.metrics.watchScheduler(() => this.scheduler.isLeader);
  }

  /** What is wrong, in words, when a queue has been silent for longer than chance explains. */
  problem(now: Date): string | undefined {
    const lastAt = this.progress.lastProgressAt();
    const silentMs = now.getTime() - (lastAt ?? this.startedAt).getTime();
    if (silentMs <= longestSilenceMs) return undefined;
    const since = lastAt === undefined ? 'since the start' : `for ${Math.round(silentMs / 1000)} s`;
    return `a queue has handed this process no job, not even a canary, ${since}`;
  }
}

/** What the jobs role adds to the health of its process. Needs the queue consumer and the scheduler. */
@Module({ providers: [JobsChecks] })
export class JobsHealthModule {}
