import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { ProcessPlan, type SurfaceName } from '../config/process-plan.js';
import { RedisConnections } from '../redis/redis-connections.js';
import { findingsOf, type Finding } from './findings.js';
import { freshForMs, type Heartbeat } from './heartbeat.js';
import { HeartbeatService } from './heartbeat.service.js';
import { HeartbeatsRepository } from './heartbeats.repository.js';

/** Where clients find what this process may not serve itself: base URLs without a trailing slash. */
export interface Endpoints {
  readonly live: string;
  /** Absent where no live process has an admin surface. */
  readonly admin?: string;
}

const rememberMs = 3_000;

/** All live processes of this Talk together, as their heartbeats describe them. */
@Injectable()
export class Deployment {
  private remembered?: { readonly at: number; readonly heartbeats: Promise<readonly Heartbeat[]> };
  private lastKnown: readonly Heartbeat[] = [];

  constructor(
    private readonly config: Config,
    private readonly plan: ProcessPlan,
    private readonly heartbeats: HeartbeatsRepository,
    private readonly own: HeartbeatService,
    private readonly redis: RedisConnections,
    private readonly clock: Clock,
  ) {}

  /** Processes heard of within the last 15 s, the longest-running first; and this one, heard of or not. */
  async liveProcesses(): Promise<readonly Heartbeat[]> {
    const heard = await this.heartbeats.findSince(new Date(this.clock.now().getTime() - freshForMs));
    const own = this.own.current();
    const isCounted = own.roles.length === 0 || heard.some(({ id }) => id === own.id);
    return isCounted ? heard : [...heard, own];
  }

  /**
   * What is wrong with the deployment, in words.
   *
   * @throws whatever the database says when the heartbeats cannot be read
   */
  async findings(): Promise<Finding[]> {
    const [heartbeats, evictionPolicy] = await Promise.all([
      this.liveProcesses(),
      this.redis.isReady ? this.redis.evictionPolicy().catch(() => undefined) : undefined,
    ]);
    return findingsOf({
      heartbeats,
      evictionPolicy,
      isEmbedded: this.plan.services.isEmbedded,
      isProduction: this.config.isProduction,
    });
  }

  /**
   * Where a client of `surface` finds the websockets and the admin surface: what the operator set; else, on embedded
   * services, what the processes announce, this one before others; else the root URL. Never fails: while the database
   * is away the last known answer stands.
   */
  async endpoints(surface: SurfaceName): Promise<Endpoints> {
    const { rootUrl, liveUrl, adminUrl } = this.config.http;
    const processes = [this.own.current(), ...(await this.recentProcesses())];
    const live = processes.find((process) => process.liveUrl !== undefined && process.surfaces.includes(surface));
    const admin = processes.find((process) => process.adminUrl !== undefined);
    return {
      live: liveUrl ?? this.asClientsReach(live?.liveUrl) ?? rootUrl,
      admin: adminUrl ?? this.asClientsReach(admin?.adminUrl),
    };
  }

  /** Real services mean several machines behind a proxy: there a process's own address is no business of clients. */
  private asClientsReach(announced: string | undefined): string | undefined {
    return announced === undefined || this.plan.services.isEmbedded ? announced : this.config.http.rootUrl;
  }

  /** Read at most once in a few seconds, whatever the number of clients that ask. */
  private async recentProcesses(): Promise<readonly Heartbeat[]> {
    const now = this.clock.now().getTime();
    if (this.remembered === undefined || Math.abs(now - this.remembered.at) >= rememberMs) {
      this.remembered = { at: now, heartbeats: this.readOrRemember() };
    }
    return this.remembered.heartbeats;
  }

  private async readOrRemember(): Promise<readonly Heartbeat[]> {
    this.lastKnown = await this.liveProcesses().catch(() => this.lastKnown);
    return this.lastKnown;
  }
}
