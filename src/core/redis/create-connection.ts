import { Cluster, Redis, type RedisOptions } from 'ioredis';
import type { RedisLogin, RedisServer, RedisTarget } from './redis-url.js';

export type RedisClient = Redis | Cluster;

/**
 * What a connection is for. Commands fail within seconds while Redis is away; subscribers and blocking readers wait
 * for it instead and go on by themselves.
 */
export type ConnectionPurpose = 'commands' | 'subscriber' | 'blocking';

/** Longest wait for the answer to one command, in milliseconds. */
export const commandTimeoutMs = 3_000;

const byPurpose: Record<ConnectionPurpose, RedisOptions> = {
  commands: { maxRetriesPerRequest: 2, commandTimeout: commandTimeoutMs },
  subscriber: { maxRetriesPerRequest: null, enableReadyCheck: false },
  blocking: { maxRetriesPerRequest: null, enableReadyCheck: false },
};

/** Opens a connection; it connects in the background and reconnects for ever until it is closed. */
export function createConnection(target: RedisTarget, purpose: ConnectionPurpose, name: string): RedisClient {
  const options: RedisOptions = {
    ...byPurpose[purpose],
    connectionName: `talk:${name}`,
    connectTimeout: 5_000,
    disconnectTimeout: 500,
    keepAlive: 10_000,
    retryStrategy: reconnectDelayMs,
    ...credentials(target.login),
  };
  switch (target.kind) {
    case 'single':
      return new Redis({ ...options, ...target.server, db: target.database });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: target.sentinels.map((server) => ({ ...server })),
        name: target.masterName,
        db: target.database,
        sentinelRetryStrategy: reconnectDelayMs,
        sentinelCommandTimeout: commandTimeoutMs,
      });
    case 'cluster':
      if (purpose === 'subscriber') return createClusterSubscriber(target.nodes, options);
      return new Cluster(
        target.nodes.map((node) => ({ ...node })),
        {
          redisOptions: options,
          clusterRetryStrategy: reconnectDelayMs,
          // A cluster's own waiting list has no time limit: what must fail fast may not stand in it.
          enableOfflineQueue: purpose !== 'commands',
        },
      );
  }
}

/**
 * A cluster spreads messages to all of its nodes, so one plain connection hears them all; it moves on to the next node
 * when it loses its own. ioredis's cluster subscriber moves without a word, and at times fails while it connects.
 */
function createClusterSubscriber(nodes: readonly RedisServer[], options: RedisOptions): Redis {
  const connection: Redis = new Redis({
    ...options,
    ...nodes[0],
    retryStrategy: (attempt) => {
      Object.assign(connection.options, nodes[attempt % nodes.length]);
      return reconnectDelayMs(attempt);
    },
  });
  return connection;
}

/** A tenth of a second at first, two seconds at most, jittered so that a fleet does not return as one. */
export function reconnectDelayMs(attempt: number): number {
  return Math.min(100 * 2 ** Math.min(attempt - 1, 10), 2_000) * (0.75 + Math.random() / 4);
}

function credentials({ username, password, isTls }: RedisLogin): RedisOptions {
  return { username, password, ...(isTls ? { tls: {} } : {}) };
}
