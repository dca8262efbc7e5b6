import { setTimeout as delay } from 'node:timers/promises';
import { isNewEnough } from '../c-library.js';
import { chooseMongo, chooseRedis, type EngineChoice } from '../choose-engine.js';
import type { ControlAnswer, ControlRequest } from '../control-channel.js';
import type { DataPaths } from '../data-paths.js';
import { isAlive, type ProcessIdentity } from '../process-identity.js';
import { otherVersion, protocolVersion, type ServiceName, type ServiceState, writeJson } from '../service-state.js';
import { startEmbeddedMongo } from './embedded-mongo.js';
import { startEmbeddedValkey } from './embedded-valkey.js';
import { Endpoints } from './endpoints.js';
import type { Engine } from './engine.js';
import { startMongod } from './mongod.js';
import { startRedisServer } from './redis-server.js';

type LeaseRequest = Extract<ControlRequest, { type: 'lease' }>;

const portAttempts = 3;
const maxRestartPauseMs = 5_000;

/** Starts each service the first time somebody needs it, starts it again if it fails, and stops all at the end. */
export class ServicesHost {
  private readonly starting = new Map<ServiceName, Promise<Engine>>();
  private readonly running = new Map<ServiceName, Engine>();
  private readonly endpoints: Endpoints;
  private isStopping = false;

  constructor(
    private readonly paths: DataPaths,
    private readonly self: ProcessIdentity,
    /** Processes that a predecessor left running. */
    private readonly leftOvers: readonly ProcessIdentity[],
  ) {
    this.endpoints = new Endpoints(paths.endpoints);
  }

  /** Answers a request for a lease once all it needs is running. Never throws: a failure is an answer too. */
  async lease({ needs, searchPath, protocol }: LeaseRequest): Promise<ControlAnswer> {
    if (protocol !== protocolVersion) {
      const message = otherVersion(this.paths.dataDir, this.self.pid);
      return { type: 'refused', reason: 'other-protocol', message };
    }
    try {
      if (needs.includes('mongo') && (await this.isCLibraryTooOld(searchPath))) {
        return { type: 'refused', reason: 'old-c-library', message: 'The C library is too old.' };
      }
      const engines = await Promise.all(needs.map((service) => this.ensure(service, searchPath)));
      const urlOf = (service: ServiceName) => engines[needs.indexOf(service)]?.url;
      const description = engines.map((engine) => engine.description);
      return { type: 'leased', mongoUrl: urlOf('mongo'), redisUrl: urlOf('redis'), description };
    } catch (error) {
      return { type: 'refused', reason: 'failed', message: (error as Error).message };
    }
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await Promise.allSettled(this.starting.values());
    await Promise.all([...this.running.values()].map((engine) => engine.stop()));
  }

  async writeState(): Promise<void> {
    const state: ServiceState = {
      ...this.self,
      protocol: protocolVersion,
      controlSocket: this.paths.controlSocket,
      mongoUrl: this.running.get('mongo')?.url,
      redisUrl: this.running.get('redis')?.url,
      engines: [...this.running.values()].flatMap((engine) => engine.process ?? []),
    };
    await writeJson(this.paths.state, state);
  }

  private async isCLibraryTooOld(searchPath: string): Promise<boolean> {
    if (this.starting.has('mongo') || isNewEnough()) return false;
    return !(await chooseMongo(this.paths, searchPath)).binary;
  }

  private ensure(service: ServiceName, searchPath: string): Promise<Engine> {
    const known = this.starting.get(service);
    if (known) return known;
    const engine = this.start(service, searchPath);
    this.starting.set(service, engine);
    engine.catch(() => this.starting.delete(service));
    return engine;
  }

  private async start(service: ServiceName, searchPath: string): Promise<Engine> {
    await this.leftOversGone();
    const choice = service === 'mongo' ? await chooseMongo(this.paths, searchPath) : await chooseRedis(searchPath);
    const engine = await this.startChosen(service, choice);
    this.running.set(service, engine);
    await this.writeState();
    void engine.failed.then((reason) => this.restart(service, searchPath, reason));
    return engine;
  }

  private async startChosen(service: ServiceName, { binary, remark }: EngineChoice): Promise<Engine> {
    if (service === 'mongo' && !binary) return startEmbeddedMongo(this.paths, remark);
    for (let attempt = 1; ; attempt += 1) {
      const endpoint = await this.endpoints.reserve(service);
      try {
        if (!binary) return await startEmbeddedValkey(endpoint);
        const start = service === 'mongo' ? startMongod : startRedisServer;
        return await start(binary, this.paths, endpoint);
      } catch (error) {
        // Between finding a port free and listening on it somebody else may have taken it.
        if (attempt === portAttempts) throw error;
      }
    }
  }

  private async restart(service: ServiceName, searchPath: string, reason: string): Promise<void> {
    this.running.delete(service);
    this.starting.delete(service);
    for (let pauseMs = 100; !this.isStopping; pauseMs = Math.min(pauseMs * 2, maxRestartPauseMs)) {
      process.stderr.write(`${service}: ${reason}; starting it again\n`);
      await delay(pauseMs);
      if (this.isStopping || (await this.ensure(service, searchPath).catch(() => undefined))) return;
    }
  }

  private async leftOversGone(): Promise<void> {
    for (const leftOver of this.leftOvers) {
      while (await isAlive(leftOver)) await delay(50);
    }
  }
}
