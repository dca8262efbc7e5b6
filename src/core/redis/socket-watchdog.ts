import { Cluster, type Redis } from 'ioredis';
import type { RedisClient } from './create-connection.js';

const checkEveryMs = 10_000;

/** What the watchdog needs of a connection to one server. */
export type WatchedConnection = Pick<Redis, 'status' | 'disconnect'> & {
  readonly stream?: { readonly bytesRead: number };
  ping(): Promise<unknown>;
};

/**
 * Finds sockets that died without a word, for example behind a firewall that forgot them: a connection that brought
 * nothing since the last look is pinged, one that still brought nothing by the next is opened anew. Blocking reads
 * need no exception, since they are answered every few seconds.
 *
 * ioredis's own `socketTimeout` is no use: its timer outlives a reconnect and then ends the new connection.
 */
export class SocketWatchdog {
  private readonly silent = new WeakMap<WatchedConnection, { bytesRead: number; wasPinged: boolean }>();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly connections: () => Iterable<WatchedConnection>) {
    this.timer = setInterval(() => this.check(), checkEveryMs).unref();
  }

  check(): void {
    for (const connection of this.connections()) this.look(connection);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private look(connection: WatchedConnection): void {
    const bytesRead = connection.stream?.bytesRead;
    if (connection.status !== 'ready' || bytesRead === undefined) return void this.silent.delete(connection);
    const last = this.silent.get(connection);
    const isSilent = last?.bytesRead === bytesRead;
    if (isSilent && last.wasPinged) {
      this.silent.delete(connection);
      connection.disconnect(true);
      return;
    }
    if (isSilent) connection.ping().catch(() => undefined);
    this.silent.set(connection, { bytesRead, wasPinged: isSilent });
  }
}

/** A cluster is as many connections as it has nodes. */
export function serversOf(connection: RedisClient): Redis[] {
  return connection instanceof Cluster ? connection.nodes() : [connection];
}
