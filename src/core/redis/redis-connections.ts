import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { type ProcessPlan } from '../config/process-plan.js';
import { coreError } from '../errors/core.errors.js';
import { type ConnectionPurpose, createConnection, type RedisClient } from './create-connection.js';
import { OutageLog } from './outage-log.js';
import { describeRedis, parseRedisUrl, type RedisTarget } from './redis-url.js';
import { serversOf, SocketWatchdog } from './socket-watchdog.js';

const redisIdKey = 'talk:redis-id';
const closeLimitMs = 1_000;

/**
 * Every connection of this process to Redis. They reconnect for ever, an outage is logged once, and all of them close
 * at the very end of a shutdown: whoever uses one must have finished in `beforeApplicationShutdown`.
 */
export class RedisConnections implements OnApplicationShutdown {
  /** Shared, for plain commands; a command fails within a few seconds while Redis is away. */
  readonly client: RedisClient;
  private readonly target: RedisTarget;
  private readonly outage: OutageLog;
  private readonly connections = new Map<string, RedisClient>();
  private readonly watchdog = new SocketWatchdog(() => [...this.connections.values()].flatMap(serversOf));
  private isClosing = false;

  constructor({ services }: ProcessPlan) {
    this.target = parseRedisUrl(services.redisUrl);
    this.outage = new OutageLog(new Logger(RedisConnections.name), describeRedis(this.target));
    this.client = this.open('commands', 'commands');
  }

  /** Where Redis is, for people, without secrets. */
  get description(): string {
    return describeRedis(this.target);
  }

  get isReady(): boolean {
    return this.client.status === 'ready';
  }

  /**
   * For what a person waits for: during an outage it fails at once, instead of hoping for seconds.
   *
   * @throws TalkError UNAVAILABLE while Redis is known to be away
   */
  assertReachable(): void {
    if (this.outage.isAway || this.isClosing) throw coreError('UNAVAILABLE');
  }

  /** A connection in subscriber mode; the same one for the same name. */
  subscriber(name: string): RedisClient {
    return this.connections.get(name) ?? this.open('subscriber', name);
  }

  /** A connection that a blocking read may keep busy; the same one for the same name. */
  blocking(name: string): RedisClient {
    return this.connections.get(name) ?? this.open('blocking', name);
  }

  /**
   * Resolves once the connection is up, now or after an outage.
   *
   * @throws Error when it is closed first
   */
  async whenReady(connection: RedisClient = this.client): Promise<void> {
    if (connection.status === 'ready') return;
    if (this.isClosing || connection.status === 'end') throw new Error('The connection to Redis is closed.');
    await new Promise<void>((resolve, reject) => {
      const settle = (finish: () => void) => () => {
        connection.off('ready', onReady);
        connection.off('end', onEnd);
        finish();
      };
      const onReady = settle(resolve);
      const onEnd = settle(() => reject(new Error('The connection to Redis was closed.')));
      connection.once('ready', onReady);
      connection.once('end', onEnd);
    });
  }

  /** @returns milliseconds a round trip took @throws when Redis does not answer within seconds */
  async ping(): Promise<number> {
    const startedAt = performance.now();
    await this.client.ping();
    return performance.now() - startedAt;
  }

  /** A random id kept in the server: two processes that see different ones use two different Redis servers. */
  async redisId(): Promise<string> {
    await this.client.set(redisIdKey, randomUUID(), 'NX');
    const id = await this.client.get(redisIdKey);
    if (id === null) throw new Error('Redis forgot its id at once: does it evict keys?');
    return id;
  }

  /** What Redis does when its memory is full; anything but `noeviction` may drop jobs. */
  async evictionPolicy(): Promise<string> {
    const memory = await this.client.info('memory');
    return /^maxmemory_policy:(\S+)/m.exec(memory)?.[1] ?? 'unknown';
  }

  async onApplicationShutdown(): Promise<void> {
    this.isClosing = true;
    this.watchdog.stop();
    if (this.isReady) await this.client.quit().catch(() => undefined);
    await Promise.all([...this.connections.values()].map(close));
  }

  private open(purpose: ConnectionPurpose, name: string): RedisClient {
    const connection = createConnection(this.target, purpose, name);
    connection.setMaxListeners(0);
    connection.on('error', (error: Error) => {
      if (!this.isClosing) this.outage.away(error);
    });
    connection.on('ready', () => {
      if (this.isReady) this.outage.back();
    });
    this.connections.set(name, connection);
    return connection;
  }
}

async function close(connection: RedisClient): Promise<void> {
  // Between two attempts there is nothing that could end: ioredis only forgets about the next one.
  const hasSocket = !['end', 'reconnecting', 'wait'].includes(connection.status);
  const ended = hasSocket ? new Promise((resolve) => connection.once('end', resolve)) : undefined;
  connection.disconnect();
  // A cluster that was just being connected never says that it has ended.
  await Promise.race([ended, delay(closeLimitMs, undefined, { ref: false })]);
}
