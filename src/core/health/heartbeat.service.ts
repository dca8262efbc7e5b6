import { hostname } from 'node:os';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { ProcessPlan } from '../config/process-plan.js';
import { newId } from '../database/ids.js';
import { describeFailure } from '../logging/redact.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { beatEveryMs, freshForMs, type Heartbeat } from './heartbeat.js';
import { HeartbeatsRepository } from './heartbeats.repository.js';
import { talkVersion } from './version.js';

const sweepAfterMs = 60_000;

/** Writes this process's heartbeat while it lives and withdraws it first thing when it stops. */
@Injectable()
export class HeartbeatService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(HeartbeatService.name);
  private readonly id = newId();
  private readonly startedAt: Date;
  private redisId?: string;
  private timer?: NodeJS.Timeout;
  private beating?: Promise<void>;
  private isStopped = false;
  private hasFailed = false;

  constructor(
    private readonly config: Config,
    private readonly plan: ProcessPlan,
    private readonly heartbeats: HeartbeatsRepository,
    private readonly redis: RedisConnections,
    private readonly clock: Clock,
  ) {
    this.startedAt = clock.now();
  }

  /** A process without a role, such as a CLI command, is nobody's concern. */
  async onApplicationBootstrap(): Promise<void> {
    if (this.plan.roles.length > 0) await this.beatAndGoOn();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.beating;
    if (this.plan.roles.length === 0) return;
    await this.heartbeats.delete(this.id).catch((error: unknown) => this.report(error));
  }

  /** What this process would say of itself now. */
  current(): Heartbeat {
    const { roles, surfaces, queues } = this.plan;
    const { rootUrl } = this.config.http;
    return {
      id: this.id,
      roles,
      surfaces,
      queues: roles.includes('jobs') ? queues : [],
      version: talkVersion,
      redisId: this.redisId,
      host: hostname(),
      pid: process.pid,
      liveUrl: roles.includes('websockets') ? rootUrl : undefined,
      adminUrl: roles.includes('web') && surfaces.includes('admin') ? rootUrl : undefined,
      startedAt: this.startedAt,
      beatAt: this.clock.now(),
    };
  }

  /** One beat: asks which Redis this is, writes, sweeps what others left behind. */
  async beat(): Promise<void> {
    await this.learnRedisId();
    const heartbeat = this.current();
    await this.heartbeats.save(heartbeat);
    await this.heartbeats.deleteBefore(new Date(heartbeat.beatAt.getTime() - sweepAfterMs));
  }

  /**
   * Proves that timers fire, writes arrive and reads come back: reads this process's own last beat.
   *
   * @returns what is wrong, in words, when that is missing or too old
   */
  async problem(): Promise<string | undefined> {
    const since = new Date(this.clock.now().getTime() - freshForMs);
    const fresh = await this.heartbeats.findSince(since);
    if (fresh.some(({ id }) => id === this.id)) return undefined;
    return `this process has not got a heartbeat through to MongoDB for ${freshForMs / 1000} s`;
  }

  private async beatAndGoOn(): Promise<void> {
    this.beating = this.beat()
      .then(
        () => (this.hasFailed = false),
        (error: unknown) => this.report(error),
      )
      .then(() => undefined);
    await this.beating;
    if (!this.isStopped) this.timer = setTimeout(() => void this.beatAndGoOn(), beatEveryMs).unref();
  }

  /** Without Redis the last known id stands: being away is a matter of readiness. */
  private async learnRedisId(): Promise<void> {
    if (this.redis.isReady) this.redisId = await this.redis.redisId().catch(() => this.redisId);
  }

  /** Logged once an outage, not once a beat. */
  private report(error: unknown): void {
    if (!this.hasFailed) this.logger.warn(`No heartbeat gets through: ${describeFailure(error)}`);
    this.hasFailed = true;
  }
}
