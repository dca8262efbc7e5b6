import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../clock/clock.js';
import { Config } from '../../config/config.js';
import { TalkError } from '../../errors/talk-error.js';
import { RequestContexts } from '../context/request-contexts.js';
import { closeCodes, jitteredRetry } from './close-codes.js';
import { LiveConnection, type LiveOrigin, type LiveWire } from './live-connection.js';
import { LiveHub } from './live-hub.js';
import { LiveLimits } from './live-limits.js';

const longestTimerMs = 2 ** 31 - 1;

/** All live connections of this process: who they are, whether they live, and until when they may. */
@Injectable()
export class LiveConnections implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Live');
  private readonly connections = new Map<LiveConnection, NodeJS.Timeout | undefined>();
  private readonly perAddress = new Map<string, number>();
  private readonly timers: NodeJS.Timeout[] = [];
  /** Counts rechecks, so that one that comes while somebody is being authenticated is not lost on them. */
  private rechecks = 0;
  private emptied?: () => void;
  isDraining = false;
  /** Messages handed to clients since the process started. */
  delivered = 0;

  constructor(
    private readonly contexts: RequestContexts,
    private readonly hub: LiveHub,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly limits: LiveLimits,
  ) {}

  get count(): number {
    return this.connections.size;
  }

  get subscriptionCount(): number {
    let count = 0;
    for (const { subscriptions } of this.connections.keys()) count += subscriptions.size;
    return count;
  }

  hasRoomFor(address: string): boolean {
    return (this.perAddress.get(address) ?? 0) < this.limits.maxConnectionsPerAddress;
  }

  open(origin: LiveOrigin, wire: LiveWire): LiveConnection {
    if (this.timers.length === 0) this.watch();
    const connection = new LiveConnection(origin, wire);
    this.connections.set(connection, undefined);
    this.perAddress.set(origin.address, (this.perAddress.get(origin.address) ?? 0) + 1);
    if (this.isDraining) connection.close(closeCodes.restart, `retry=${jitteredRetry()}`);
    return connection;
  }

  /** The transport says that the connection is gone. */
  closed(connection: LiveConnection): void {
    if (!connection.isOpen) return;
    connection.isOpen = false;
    for (const subscription of [...connection.subscriptions]) this.hub.unsubscribe(subscription);
    clearTimeout(this.connections.get(connection));
    this.connections.delete(connection);
    const { address } = connection.origin;
    const left = this.perAddress.get(address)! - 1;
    if (left > 0) this.perAddress.set(address, left);
    else this.perAddress.delete(address);
    if (this.connections.size === 0) this.emptied?.();
  }

  /** @throws TalkError `TOKEN_INVALID` */
  async authenticate(connection: LiveConnection, token: string | undefined): Promise<void> {
    connection.token = token;
    let rechecks: number;
    do {
      rechecks = this.rechecks;
      connection.actor = await this.contexts.authenticate(token);
    } while (token !== undefined && rechecks !== this.rechecks);
    this.endAtExpiry(connection);
  }

  /** Counts a message that was handed to a client, and sends the client away if it does not keep up. */
  hasSent(connection: LiveConnection): void {
    this.delivered += 1;
    if (connection.wire.bufferedBytes <= this.limits.maxBufferedBytes) return;
    connection.close(closeCodes.tryAgain, `retry=${jitteredRetry()}`);
  }

  /** Ends a connection whose person could not be authenticated: for good, or until what failed works again. */
  sendAway(connection: LiveConnection, error: unknown): void {
    if (isInvalidToken(error)) return connection.close(closeCodes.forbidden, 'TOKEN_INVALID');
    this.logger.warn(`A live connection could not be authenticated: ${String(error)}`);
    connection.close(closeCodes.tryAgain, `retry=${jitteredRetry()}`);
  }

  /** Looks anew at what a person may do: after a revocation, a ban, or a change of role. */
  async recheck(userId: string): Promise<void> {
    this.rechecks += 1;
    const theirs = [...this.connections.keys()].filter(({ actor }) => actor.kind === 'user' && actor.id === userId);
    await Promise.all(theirs.map((connection) => this.recheckConnection(connection)));
  }

  /** The same for everybody who is signed in, one after the other: in case a message was lost. */
  async recheckAll(): Promise<void> {
    for (const connection of [...this.connections.keys()]) {
      if (connection.token !== undefined && connection.isOpen) await this.recheckConnection(connection);
    }
  }

  /** Sends everybody away with a hint when to come back; resolves when they have gone. */
  async drain(): Promise<void> {
    this.isDraining = true;
    for (const timer of this.timers) clearInterval(timer);
    if (this.connections.size === 0) return;
    const allGone = new Promise<void>((resolve) => (this.emptied = resolve));
    for (const connection of this.connections.keys()) connection.close(closeCodes.restart, `retry=${jitteredRetry()}`);
    await allGone;
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.drain();
  }

  private watch(): void {
    const ping = () => this.connections.forEach((_timer, { wire }) => wire.ping());
    const recheck = () => void this.recheckAll();
    this.timers.push(setInterval(ping, this.config.live.keepAliveMs).unref());
    this.timers.push(setInterval(recheck, this.limits.recheckEveryMs).unref());
  }

  private async recheckConnection(connection: LiveConnection): Promise<void> {
    try {
      await this.authenticate(connection, connection.token);
    } catch (error) {
      return this.sendAway(connection, error);
    }
    await this.hub.reauthorize(connection);
  }

  private endAtExpiry(connection: LiveConnection): void {
    clearTimeout(this.connections.get(connection));
    const left = connection.expiresAt - this.clock.now().getTime();
    if (left > longestTimerMs || !connection.isOpen) return;
    const end = () => connection.close(closeCodes.forbidden, 'TOKEN_INVALID');
    this.connections.set(connection, setTimeout(end, Math.max(left, 0)).unref());
  }
}

function isInvalidToken(error: unknown): boolean {
  return error instanceof TalkError && error.code === 'TOKEN_INVALID';
}
